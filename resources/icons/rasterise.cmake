# Makes the pictures of one master: cmake -DRSVG=… -DMASTER=….svg -DOUT=folder -DSIZES=20,40 -P rasterise.cmake
get_filename_component(name "${MASTER}" NAME_WE)
string(REPLACE "," ";" SIZES "${SIZES}")
foreach(size IN LISTS SIZES)
    execute_process(COMMAND "${RSVG}" -w ${size} -h ${size} -o "${OUT}/${name}-${size}.png" "${MASTER}" RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "rsvg-convert can't draw ${MASTER}")
    endif()
endforeach()
