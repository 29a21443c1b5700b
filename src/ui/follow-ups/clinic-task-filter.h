/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clinic-diary-aftercare.h"

G_BEGIN_DECLS

#define CLINIC_FILTER_ANY "any"
#define CLINIC_FILTER_NOBODY "nobody"

/**
 * ClinicTaskFilter: which follow-ups a person wants to see. Everything that is set holds at once.
 */
typedef struct
{
  char *list;   /* "all", "calls", "booking", "mine" */
  char *reason; /* of bookings to make: "any", "to-rebook", "recall" */
  char *person; /* "any", "nobody", or the id of the one who is to do it */
  char *kind;   /* "any", or as in clinic_follow_up_kind_to_string() */
} ClinicTaskFilter;

void clinic_task_filter_init  (ClinicTaskFilter *filter); /* lets everything pass */
void clinic_task_filter_clear (ClinicTaskFilter *filter);

gboolean clinic_task_filter_passes (const ClinicTaskFilter *filter, ClinicDiary *diary, const ClinicTaskKey *key);

/* Whether a person or a kind is chosen: what the menu holds. */
gboolean clinic_task_filter_is_narrowed (const ClinicTaskFilter *filter);
/* (transfer full): "Dr One · Peel check"; "" when nothing is chosen. */
char    *clinic_task_filter_dup_words   (const ClinicTaskFilter *filter, const ClinicSetup *setup);
/* (transfer full): the choices, for the actions "follow-ups.person" and "follow-ups.kind". */
GMenuModel *clinic_task_filter_create_menu (const ClinicSetup *setup);

G_END_DECLS
