/* SPDX-License-Identifier: MIT */
/*
 * xml_plain.h - the events of xml_events.h for most XML there is: well-formed, no entities of its own, names in ASCII.
 * It is looked through once before anything is told; whatever else stands there, or seems wrong, is left to libxml2.
 */
#ifndef LG_READ_XML_PLAIN_H
#define LG_READ_XML_PLAIN_H

#include "read/xml_events.h"

/* *told: false when nothing was told, because utf8 is not of this kind. LG_ENOMEM, else LG_OK. */
int lg_xml_plain(bool *told, struct lg_slice utf8, const struct lg_xml_sink *sink) LG_MUST_USE;

#endif
