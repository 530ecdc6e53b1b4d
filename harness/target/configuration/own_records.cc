#include "target/configuration/own_records.h"

#include <vector>

namespace conform::target {

http::Request own_records_request(std::string_view token) {
  http::Request request;
  request.target = "/api/timesheets?size=1";
  request.headers = {{"Accept", "application/json"}};
  if (!token.empty()) request.headers.emplace_back("Authorization", "Bearer " + std::string(token));
  return request;
}

void note_refused_records(const http::Exchange& exchange, const std::string& role,
                          Configuration& configuration) {
  constexpr int forbidden = 403;
  const http::Response* response = exchange.response();
  if (response == nullptr || response->status != forbidden) return;
  const auto [holders, is_first] = configuration.permissions.try_emplace(
      "view_own_timesheet", std::vector<std::string>{"user", "teamlead", "admin", "super_admin"});
  std::erase(holders->second, role);
}

}  // namespace conform::target
