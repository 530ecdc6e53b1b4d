# Included by the presets after project(): uses ccache and mold where they are installed. Packagers, who use no preset,
# get what their own environment says.
find_program(CCACHE_PROGRAM ccache)
find_program(MOLD_PROGRAM mold)
mark_as_advanced(CCACHE_PROGRAM MOLD_PROGRAM)

if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Relative paths, so that a clone in another folder finds what this one has compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=time_macros ${CCACHE_PROGRAM})
endif()

if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()
