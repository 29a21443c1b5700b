/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clinic-follow-up-table.h"

G_BEGIN_DECLS

/* In the list's order. */
typedef enum
{
  CLINIC_SECTION_OVERDUE,
  CLINIC_SECTION_TODAY,
  CLINIC_SECTION_COMING,
  CLINIC_N_SECTIONS,
} ClinicFollowUpSection;

#define CLINIC_TYPE_TASK_ITEM (clinic_task_item_get_type ())

/**
 * ClinicTaskItem: one line of the list of follow-ups: a follow-up, or the head of a section with how many it holds.
 *
 * Signal "changed": what it says, or the time it is told from, is not the same any more.
 */
G_DECLARE_FINAL_TYPE (ClinicTaskItem, clinic_task_item, CLINIC, TASK_ITEM, GObject)

ClinicTaskItem       *clinic_task_item_new         (gint64 follow_up, ClinicFollowUpSection section); /* 0: a head */
void                  clinic_task_item_set_task    (ClinicTaskItem *self, const ClinicTask *task);
void                  clinic_task_item_set_section (ClinicTaskItem *self, ClinicFollowUpSection section);
void                  clinic_task_item_set_count   (ClinicTaskItem *self, int count);
gint64                clinic_task_item_get_id      (ClinicTaskItem *self); /* the follow-up's; 0: a head */
const ClinicTask     *clinic_task_item_get_task    (ClinicTaskItem *self); /* (nullable): a head's; until it is read */
ClinicFollowUpSection clinic_task_item_get_section (ClinicTaskItem *self);
int                   clinic_task_item_get_count   (ClinicTaskItem *self);

G_END_DECLS
