# conform_module(NAME SOURCES a.cc ... [LINK targets] [PRIVATE targets] [TESTS a_test.cc ...] [TEST_LINK targets])
#
# One folder, one static library `conform_NAME`, one test program `NAME_test`. LINK is what the module may use: the
# architecture. PRIVATE are libraries that no other module sees through it.
function(conform_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK;PRIVATE;TESTS;TEST_LINK")
  add_library(conform_${name} STATIC ${arg_SOURCES})
  target_include_directories(conform_${name} PUBLIC ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/harness)
  target_link_libraries(conform_${name} PUBLIC ${arg_LINK} PRIVATE ${arg_PRIVATE})
  conform_sanitize(conform_${name})
  if(CONFORM_TESTS AND arg_TESTS)
    conform_test(${name}_test SOURCES ${arg_TESTS} LINK conform_${name} ${arg_TEST_LINK})
  endif()
endfunction()

# conform_test(NAME SOURCES a_test.cc ... LINK targets): a Boost.Test program, registered with CTest. It runs in its
# source folder, so that tests name their data by relative paths.
function(conform_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "BY_SUITE" "" "SOURCES;LINK")
  add_executable(${name} ${PROJECT_SOURCE_DIR}/harness/base/test_main.cc ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINK} Boost::unit_test_framework)
  target_compile_definitions(${name} PRIVATE CONFORM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  conform_sanitize(${name})
  if(arg_BY_SUITE)
    conform_tests_by_suite(${name} ${arg_SOURCES})
    return()
  endif()
  add_test(NAME ${name} COMMAND ${name} --log_level=test_suite --report_level=short
           WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77)
endfunction()

# conform_tests_by_suite(PROGRAM SOURCES...): a test for the suite of each x_test.cc, so that they run side by side. What
# stands outside of a suite would never run, so every such file has to have exactly one.
function(conform_tests_by_suite program)
  foreach(source IN LISTS ARGN)
    if(NOT source MATCHES "_test\\.cc$")
      continue()
    endif()
    file(STRINGS ${source} suites REGEX "^BOOST_(AUTO|FIXTURE)_TEST_SUITE\\(")
    list(LENGTH suites count)
    if(NOT count EQUAL 1)
      message(FATAL_ERROR "${source} has ${count} test suites, and not one")
    endif()
    string(REGEX REPLACE "^BOOST_[A-Z]+_TEST_SUITE\\(([a-z0-9_]+).*" "\\1" suite "${suites}")
    add_test(NAME ${program}.${suite} COMMAND ${program} --run_test=${suite} --log_level=test_suite --report_level=short
             WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    set_tests_properties(${program}.${suite} PROPERTIES TIMEOUT 1200)
  endforeach()
endfunction()

# conform_unity(TARGET EXCEPT REGEX): compiles the sources of each folder as one, since nearly all of their time goes into
# the headers that they share. Files that match stay alone: tables whose short names stand in several of them.
function(conform_unity target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "EXCEPT" "")
  if(NOT CONFORM_UNITY)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    get_filename_component(folder "${source}" DIRECTORY)
    if(folder AND NOT IS_ABSOLUTE "${source}" AND NOT source MATCHES "${arg_EXCEPT}")
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder})
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # Between files these speak of what is none of their business; alone they are on.
  target_compile_options(${target} PRIVATE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()

function(conform_sanitize target)
  if(CONFORM_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=${CONFORM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=${CONFORM_SANITIZE})
  endif()
endfunction()
