/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ClinicDateOrder:
 *
 * In which order people write day, month and year. A date that begins with a year of four digits is read year
 * first in every order; a date that does not fit its order is none: day and month never change places.
 */
typedef enum
{
  CLINIC_DATE_ORDER_YMD,
  CLINIC_DATE_ORDER_DMY,
  CLINIC_DATE_ORDER_MDY,
} ClinicDateOrder;

ClinicDateOrder clinic_date_order_from_format (const char *format);
ClinicDateOrder clinic_date_order_from_locale (void);
char           *clinic_date_order_parse       (ClinicDateOrder order, const char *text);
char           *clinic_date_order_to_fragment (ClinicDateOrder order, const char *text);

G_END_DECLS
