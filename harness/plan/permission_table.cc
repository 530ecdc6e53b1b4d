#include "plan/permission_table.h"

#include <algorithm>

#include "suite/actor.h"

namespace conform::plan {
namespace {

constexpr std::string_view everybody = "user teamlead admin super_admin";
constexpr std::string_view teamleads_up = "teamlead admin super_admin";
constexpr std::string_view admins_up = "admin super_admin";
constexpr std::string_view super_admins = "super_admin";
constexpr std::string_view teamleads = "teamlead";
constexpr std::string_view users = "user";
constexpr std::string_view nobody = "";

constexpr std::string_view readers_of_records =
    "get_timesheet get_timesheets get_timesheet_actions get_active_timesheet get_recent_timesheet";
constexpr std::string_view writers_of_records =
    "post_timesheet patch_timesheet patch_stop_timesheet patch_restart_timesheet patch_duplicate_timesheet "
    "get_stop_timesheet get_restart_timesheet patch_export_timesheet patch_app_api_timesheet_meta "
    "delete_timesheet";
constexpr std::string_view forms_of_records = "post_timesheet patch_timesheet";
constexpr std::string_view rates = "rate internalRate hourlyRate fixedRate";
constexpr std::string_view readers_of_customers =
    "get_customer get_customer_actions get_customer_comments post_customer_comment "
    "patch_toggle_customer_comment_pin delete_customer_comment";
constexpr std::string_view editors_of_customers =
    "patch_customer patch_app_api_customer_meta get_customer_rates post_customer_rate delete_customer_rate "
    "patch_toggle_customer_comment_pin delete_customer_comment";
constexpr std::string_view comments_of_customers =
    "get_customer_comments post_customer_comment patch_toggle_customer_comment_pin delete_customer_comment";
constexpr std::string_view teams_of_customers = "post_customer_team post_team_customer delete_team_customer";
constexpr std::string_view customers = "get_customer get_customers post_customer patch_customer";
constexpr std::string_view readers_of_projects =
    "get_project get_project_actions get_project_comments post_project_comment "
    "patch_toggle_project_comment_pin delete_project_comment";
constexpr std::string_view editors_of_projects =
    "patch_project patch_app_api_project_meta get_project_rates post_project_rate delete_project_rate "
    "patch_toggle_project_comment_pin delete_project_comment post_project_duplicate";
constexpr std::string_view comments_of_projects =
    "get_project_comments post_project_comment patch_toggle_project_comment_pin delete_project_comment";
constexpr std::string_view teams_of_projects = "post_project_team post_team_project delete_team_project";
constexpr std::string_view projects = "get_project get_projects post_project patch_project";
constexpr std::string_view readers_of_activities = "get_activity get_activity_actions";
constexpr std::string_view editors_of_activities =
    "patch_activity patch_app_api_activity_meta get_activity_rates post_activity_rate delete_activity_rate";
constexpr std::string_view teams_of_activities = "post_activity_team post_team_activity delete_team_activity";
constexpr std::string_view activities = "get_activity get_activities post_activity patch_activity";
constexpr std::string_view money = "budget budgetType";
constexpr std::string_view time = "timeBudget budgetType";
constexpr std::string_view seen_by_teams =
    "get_timesheet get_timesheets get_customers get_customer get_projects get_project get_activities "
    "get_activity get_teams get_team get_users get_user get_invoices get_invoice post_timesheet "
    "patch_timesheet patch_restart_timesheet patch_duplicate_timesheet delete_timesheet";
constexpr std::string_view changes_of_teams =
    "patch_team post_team_member delete_team_member post_team_customer delete_team_customer "
    "post_team_project "
    "delete_team_project post_team_activity delete_team_activity";

// clang-format off
constexpr Permission table[] = {
    {"api_access", everybody, ""},
    {"view_all_data", admins_up, seen_by_teams},

    {"view_own_timesheet", everybody, readers_of_records},
    {"create_own_timesheet", everybody, "post_timesheet patch_duplicate_timesheet"},
    {"start_own_timesheet", everybody, "patch_restart_timesheet get_restart_timesheet patch_duplicate_timesheet "
                                       "get_favorite_timesheets post_favorite_timesheet delete_favorite_timesheet"},
    {"stop_own_timesheet", everybody, "patch_stop_timesheet get_stop_timesheet"},
    {"edit_own_timesheet", everybody, "patch_timesheet patch_app_api_timesheet_meta patch_duplicate_timesheet"},
    {"delete_own_timesheet", everybody, "delete_timesheet"},
    {"view_other_timesheet", teamleads_up, readers_of_records},
    {"create_other_timesheet", teamleads_up, "post_timesheet patch_duplicate_timesheet"},
    {"start_other_timesheet", teamleads_up, "patch_restart_timesheet get_restart_timesheet"},
    {"stop_other_timesheet", teamleads_up, "patch_stop_timesheet get_stop_timesheet"},
    {"edit_other_timesheet", teamleads_up, "patch_timesheet patch_app_api_timesheet_meta patch_duplicate_timesheet"},
    {"delete_other_timesheet", teamleads_up, "delete_timesheet"},
    {"view_rate_own_timesheet", teamleads_up, readers_of_records, rates},
    {"view_rate_own_timesheet", teamleads_up, writers_of_records, rates},
    {"view_rate_other_timesheet", teamleads_up, readers_of_records, rates},
    {"view_rate_other_timesheet", teamleads_up, writers_of_records, rates},
    {"edit_rate_own_timesheet", admins_up, forms_of_records, rates},
    {"edit_rate_other_timesheet", admins_up, forms_of_records, rates},
    {"edit_billable_own_timesheet", teamleads_up, forms_of_records, "billable"},
    {"edit_billable_other_timesheet", teamleads_up, forms_of_records, "billable"},
    {"edit_export_own_timesheet", teamleads_up, forms_of_records, "exported"},
    {"edit_export_own_timesheet", teamleads_up, "patch_export_timesheet"},
    {"edit_export_other_timesheet", teamleads_up, forms_of_records, "exported"},
    {"edit_export_other_timesheet", teamleads_up, "patch_export_timesheet"},
    {"edit_exported_timesheet", admins_up, "patch_export_timesheet patch_timesheet delete_timesheet"},
    {"create_tag", everybody, "post_tag"},
    {"create_tag", everybody, forms_of_records, "tags"},
    {"manage_tag", teamleads_up, "post_tag"},
    {"delete_tag", teamleads_up, "delete_tag"},

    {"view_customer", admins_up, readers_of_customers},
    {"view_teamlead_customer", teamleads, readers_of_customers},
    {"view_team_customer", nobody, readers_of_customers},
    {"create_customer", admins_up, "post_customer"},
    {"edit_customer", admins_up, editors_of_customers},
    {"edit_teamlead_customer", nobody, editors_of_customers},
    {"edit_team_customer", nobody, editors_of_customers},
    {"delete_customer", admins_up, "delete_customer"},
    {"comments_customer", admins_up, comments_of_customers},
    {"comments_teamlead_customer", teamleads, comments_of_customers},
    {"comments_team_customer", nobody, comments_of_customers},
    {"permissions_customer", admins_up, teams_of_customers},
    {"permissions_teamlead_customer", nobody, teams_of_customers},
    {"budget_customer", admins_up, customers, money},
    {"budget_teamlead_customer", teamleads, customers, money},
    {"budget_team_customer", nobody, customers, money},
    {"time_customer", admins_up, customers, time},
    {"time_teamlead_customer", teamleads, customers, time},
    {"time_team_customer", nobody, customers, time},

    {"view_project", admins_up, readers_of_projects},
    {"view_teamlead_project", teamleads, readers_of_projects},
    {"view_team_project", nobody, readers_of_projects},
    {"create_project", admins_up, "post_project post_project_duplicate"},
    {"edit_project", admins_up, editors_of_projects},
    {"edit_teamlead_project", nobody, editors_of_projects},
    {"edit_team_project", nobody, editors_of_projects},
    {"delete_project", admins_up, "delete_project"},
    {"comments_project", admins_up, comments_of_projects},
    {"comments_teamlead_project", teamleads, comments_of_projects},
    {"comments_team_project", nobody, comments_of_projects},
    {"permissions_project", admins_up, teams_of_projects},
    {"permissions_teamlead_project", nobody, teams_of_projects},
    {"budget_project", admins_up, projects, money},
    {"budget_teamlead_project", teamleads, projects, money},
    {"budget_team_project", nobody, projects, money},
    {"time_project", admins_up, projects, time},
    {"time_teamlead_project", teamleads, projects, time},
    {"time_team_project", users, projects, time},

    {"view_activity", admins_up, readers_of_activities},
    {"view_teamlead_activity", teamleads, readers_of_activities},
    {"view_team_activity", nobody, readers_of_activities},
    {"create_activity", teamleads_up, "post_activity post_project_duplicate"},
    {"edit_activity", admins_up, editors_of_activities},
    {"edit_teamlead_activity", teamleads, editors_of_activities},
    {"edit_team_activity", nobody, editors_of_activities},
    {"delete_activity", admins_up, "delete_activity"},
    {"permissions_activity", admins_up, teams_of_activities},
    {"permissions_teamlead_activity", nobody, teams_of_activities},
    {"budget_activity", admins_up, activities, money},
    {"budget_teamlead_activity", teamleads, activities, money},
    {"budget_team_activity", nobody, activities, money},
    {"time_activity", admins_up, activities, time},
    {"time_teamlead_activity", teamleads, activities, time},
    {"time_team_activity", nobody, activities, time},

    {"view_team", admins_up, "get_teams get_team"},
    {"view_team_member", everybody, "get_teams get_team"},
    {"create_team", admins_up, "post_team post_customer_team post_project_team post_activity_team"},
    {"edit_team", admins_up, changes_of_teams},
    {"delete_team", admins_up, "delete_team"},

    {"view_user", super_admins, "get_users get_user post_team_member get_timesheets"},
    {"create_user", super_admins, "post_user"},
    {"view_own_profile", everybody, "get_user"},
    {"view_other_profile", super_admins, "get_user"},
    {"edit_own_profile", everybody, "patch_user patch_app_api_user_updateuserpreference"},
    {"edit_other_profile", super_admins, "patch_user patch_app_api_user_updateuserpreference"},
    {"preferences_own_profile", everybody, "patch_user patch_app_api_user_updateuserpreference"},
    {"preferences_other_profile", super_admins, "patch_user patch_app_api_user_updateuserpreference"},
    {"password_own_profile", everybody, "patch_user"},
    {"password_other_profile", super_admins, "patch_user"},
    {"roles_own_profile", super_admins, "patch_user post_user"},
    {"roles_other_profile", super_admins, "patch_user post_user"},
    {"supervisor_own_profile", super_admins, "patch_user"},
    {"supervisor_other_profile", super_admins, "patch_user"},
    {"hourly-rate_own_profile", teamleads_up, "patch_app_api_user_updateuserpreference"},
    {"hourly-rate_other_profile", super_admins, "patch_app_api_user_updateuserpreference"},
    {"api-token_own_profile", everybody, "delete_api_token"},
    {"api-token_other_profile", super_admins, "delete_api_token"},
    {"role_permissions", super_admins, "delete_user_role"},

    {"view_invoice", teamleads_up, "get_invoices get_invoice get_download_invoice delete_invoice "
                                   "patch_app_api_invoice_updatemetafields"},
    {"create_invoice", teamleads_up, "patch_app_api_invoice_updatemetafields"},
    {"delete_invoice", nobody, "delete_invoice"},
    {"manage_invoice_template", admins_up, "delete_invoice_document delete_invoice_template"},
    {"create_export_template", admins_up, "delete_export_template"},
};
// clang-format on

bool is_word_of(std::string_view text, std::string_view word) {
  std::size_t at = word.empty() ? std::string_view::npos : text.find(word);
  while (at != std::string_view::npos) {
    const std::size_t end = at + word.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
    at = text.find(word, end);
  }
  return false;
}

}  // namespace

std::span<const Permission> permissions() {
  return table;
}

bool concerns(const Permission& permission, std::string_view operation) {
  return permission.operations.empty() || is_word_of(permission.operations, operation);
}

bool usually_holds(const Permission& permission, std::string_view role) {
  return is_word_of(permission.usual, role) || is_word_of(permission.usual, users);
}

bool holds(const Configuration& configuration, std::string_view permission, std::string_view role) {
  const auto found = configuration.permissions.find(std::string(permission));
  return found != configuration.permissions.end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [&](const std::string& holder) { return holder == role || holder == users; });
}

std::vector<const Permission*> changed_permissions(const Configuration& configuration) {
  std::vector<const Permission*> changed;
  for (const Permission& permission : table) {
    if (configuration.permissions.count(std::string(permission.name)) == 0) continue;
    const auto& roles = suite::role_names();
    if (std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
          return holds(configuration, permission.name, role) != usually_holds(permission, role);
        }))
      changed.push_back(&permission);
  }
  return changed;
}

}  // namespace conform::plan
