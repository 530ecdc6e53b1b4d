#include "run/user_gate.h"

namespace conform::run {

bool UserGate::enter(int users) {
  std::unique_lock lock(mutex_);
  if (!free_ || users == 0) return true;
  left_.wait(lock, [&] { return users <= *free_ || inside_ == 0; });
  if (users > *free_) return false;
  *free_ -= users;
  inside_ += users;
  return true;
}

void UserGate::leave(int users, int left) {
  {
    const std::lock_guard lock(mutex_);
    if (!free_ || users == 0) return;
    *free_ += users - left;
    inside_ -= users;
  }
  left_.notify_all();
}

}  // namespace conform::run
