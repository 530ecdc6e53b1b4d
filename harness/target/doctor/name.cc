#include "target/doctor/check.h"

namespace conform::target {

void check_name(const Evidence& evidence, Remarks& remarks) {
  const http::TransportError* error = evidence.anonymous.error();
  if (error != nullptr && error->kind == http::TransportError::Kind::unresolved)
    return remarks.problem(error->message, "check the URL's spelling, the network and its name server");
  if (error == nullptr) remarks.good("the host's name is known");
}

}  // namespace conform::target
