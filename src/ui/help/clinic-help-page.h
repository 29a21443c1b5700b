/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CLINIC_HELP_HEADING, /* of a section, of steps or of a list */
  CLINIC_HELP_PARAGRAPH,
  CLINIC_HELP_BULLET,
  CLINIC_HELP_STEP,
  CLINIC_HELP_TERM, /* what the paragraph behind it says more of */
  CLINIC_HELP_NOTE,
  CLINIC_HELP_FIGURE,
} ClinicHelpKind;

typedef struct
{
  ClinicHelpKind kind;
  int number;   /* of a step, from 1 */
  char *markup; /* Pango markup; of a figure, the plain words in its place */
  char *source; /* nullable: of a figure: "figures/today.png" */
  char *id;     /* nullable: of a section's heading */
} ClinicHelpBlock;

/**
 * ClinicHelpPage: one page of the manual, a Mallard file, read into what a window shows one below the other.
 */
typedef struct
{
  char *id;
  char *title;
  char *description;
  char *guide; /* "index#desk": where it is listed; "" = nowhere */
  char *sort;  /* what pages of one guide are ordered by */
  GPtrArray *blocks; /* ClinicHelpBlock */
} ClinicHelpPage;

/**
 * clinic_help_page_parse:
 *
 * Only elements that are shown are understood; any other is an error and not left out, so that nobody writes what no one
 * sees. A link's target is the "href" of an "a" in the markup: a page's id, or an address with "://".
 *
 * Returns: (transfer full) (nullable): the page
 */
ClinicHelpPage *clinic_help_page_parse (const char *text, gssize length, GError **error);
void            clinic_help_page_free  (ClinicHelpPage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClinicHelpPage, clinic_help_page_free)

G_END_DECLS
