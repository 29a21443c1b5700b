/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/clinic-diary-aftercare.h"

G_BEGIN_DECLS

/* In the list's order. */
typedef enum
{
  CLINIC_SECTION_OVERDUE,
  CLINIC_SECTION_TODAY,
  CLINIC_SECTION_COMING,
  CLINIC_N_SECTIONS,
} ClinicFollowUpSection;

#define CLINIC_TYPE_FOLLOW_UP_ROW (clinic_follow_up_row_get_type ())

/* ClinicFollowUpRow: one follow-up in the list: whose, what, since when. */
G_DECLARE_FINAL_TYPE (ClinicFollowUpRow, clinic_follow_up_row, CLINIC, FOLLOW_UP_ROW, GtkListBoxRow)

GtkWidget            *clinic_follow_up_row_new         (void);
const ClinicTask     *clinic_follow_up_row_get_task    (ClinicFollowUpRow *self);
ClinicFollowUpSection clinic_follow_up_row_get_section (ClinicFollowUpRow *self);
void                  clinic_follow_up_row_show        (ClinicFollowUpRow *self, const ClinicTask *task,
                                                        ClinicFollowUpSection section, ClinicDay today, GTimeZone *zone);

G_END_DECLS
