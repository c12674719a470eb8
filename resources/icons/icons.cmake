# bhxh_add_icons(target): rasterises the masters of this folder into the build folder and makes them resources of `target`:
# :/icons/<name>-<size>.png. There is no Qt Svg at run time; sizes are those of the usual scales, so that edges are sharp.
find_program(RSVG_CONVERT rsvg-convert REQUIRED)

set(BHXH_ICON_SIZES 20 25 30 40 50 60 120)
set(BHXH_APP_ICON_SIZES 16 20 24 32 40 48 64 128 256)
set(BHXH_ICONS
    approve arrow-right check check-circle chevron-down clock close copy cross database display dot external-link hand-over help history
    hourglass info journal key lock mail mail-bounced offline online pencil phone pin plus printer refresh scan search
    self-test settings shield sign-out undo unlock user users warning)
set(BHXH_ICONS_DIR ${CMAKE_CURRENT_LIST_DIR})

function(bhxh_add_icons target)
    set(out ${CMAKE_CURRENT_BINARY_DIR}/icons)
    file(MAKE_DIRECTORY ${out})
    foreach(name IN LISTS BHXH_ICONS ITEMS app)
        set(sizes ${BHXH_ICON_SIZES})
        if(name STREQUAL "app")
            set(sizes ${BHXH_APP_ICON_SIZES})
        endif()
        list(TRANSFORM sizes REPLACE "(.+)" "${out}/${name}-\\1.png" OUTPUT_VARIABLE pictures)
        list(JOIN sizes "," sizes)
        set(master ${BHXH_ICONS_DIR}/${name}.svg)
        add_custom_command(
            OUTPUT ${pictures}
            COMMAND ${CMAKE_COMMAND} -DRSVG=${RSVG_CONVERT} -DMASTER=${master} -DOUT=${out} -DSIZES=${sizes}
                    -P ${BHXH_ICONS_DIR}/rasterise.cmake
            DEPENDS ${master} ${BHXH_ICONS_DIR}/rasterise.cmake
            COMMENT "Icon ${name}"
            VERBATIM)
        list(APPEND all ${pictures})
    endforeach()
    qt_add_resources(${target} "icons" PREFIX "/icons" BASE ${out} FILES ${all})
endfunction()
