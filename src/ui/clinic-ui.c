/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clinic-ui.h"

#include "ui/clinic-ui-resources.h"
#include "ui/parts/clinic-alert-pill.h"
#include "ui/parts/clinic-course-bar.h"
#include "ui/parts/clinic-date-button.h"
#include "ui/parts/clinic-header-bar.h"
#include "ui/parts/clinic-healing-track.h"
#include "ui/parts/clinic-numbing-clock.h"
#include "ui/parts/clinic-state-swatch.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-verdict-bar.h"
#include "ui/parts/clinic-wrap-box.h"

void
clinic_ui_init (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  clinic_ui_register_resource ();
  g_type_ensure (CLINIC_TYPE_ALERT_PILL);
  g_type_ensure (CLINIC_TYPE_COURSE_BAR);
  g_type_ensure (CLINIC_TYPE_DATE_BUTTON);
  g_type_ensure (CLINIC_TYPE_HEADER_BAR);
  g_type_ensure (CLINIC_TYPE_HEALING_TRACK);
  g_type_ensure (CLINIC_TYPE_NUMBING_CLOCK);
  g_type_ensure (CLINIC_TYPE_STATE_SWATCH);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_VERDICT_BAR);
  g_type_ensure (CLINIC_TYPE_WRAP_BOX);
  g_once_init_leave (&done, 1);
}
