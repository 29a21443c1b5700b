/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/calendar/clinic-week-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  CLINIC_WEEK_SHADE_DAY,    /* nothing can be booked: closed, or no doctor works */
  CLINIC_WEEK_SHADE_BED,    /* out of service */
  CLINIC_WEEK_SHADE_DOCTOR, /* away, while others work */
} ClinicWeekShadeKind;

/**
 * ClinicWeekShade: a stretch of the calendar's ground that is hatched.
 */
typedef struct
{
  ClinicWeekShadeKind kind;
  int day;  /* index in the geometry */
  int lane; /* of the bed or the doctor; -1 for the day */
  int from; /* minutes, within those shown */
  int to;
  char *words; /* (nullable): why, where it is not the weekly hours and there is room */
} ClinicWeekShade;

/* (transfer full) (element-type ClinicWeekShade): for the days and hours that @geometry shows; they free themselves.
   @visits: (nullable) (element-type ClinicVisit): words that one of them would lie over are left out. */
GPtrArray *clinic_week_shades_list (const ClinicWeekGeometry *geometry, const ClinicSetup *setup, GPtrArray *visits);
/* The days' closures in sentences, for those who do not see the hatching; (transfer full): "" where there are none. */
char      *clinic_week_shades_say  (const ClinicWeekGeometry *geometry, const ClinicSetup *setup);

G_END_DECLS
