#include "app/program.h"

int main(int argc, char** argv) {
  return static_cast<int>(conform::app::run_program(argc, argv));
}
