#include <string>
#include <vector>

#include "app/process_list.h"
#include "app/program.h"

int main(int argc, char** argv) {
  const std::vector<std::string> words = conform::app::take_words(argc, argv);
  std::vector<const char*> pointers;
  for (const std::string& word : words) pointers.push_back(word.c_str());
  return static_cast<int>(conform::app::run_program(argc, pointers.data()));
}
