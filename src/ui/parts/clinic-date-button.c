/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/parts/clinic-date-button.h"

#include "core/clinic-format.h"
#include "core/clinic-typed-day.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/parts/clinic-typed-text.h"

#include <glib/gi18n-lib.h>

struct _ClinicDateButton
{
  GtkWidget parent_instance;

  ClinicDay day;
  ClinicDay min_day;
  ClinicDay max_day;
  ClinicDay today;
  char *title; /* nullable */
  char *fault; /* nullable */
  ClinicDay picked; /* selected in the calendar, not yet taken */

  GtkEntry *entry;
  GtkMenuButton *menu_button;
  GtkPopover *popover;
  GtkCalendar *calendar;
  GtkButton *choose_button;
  ClinicStatusLine *fault_line;
};

G_DEFINE_FINAL_TYPE (ClinicDateButton, clinic_date_button, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DAY,
  PROP_MIN_DAY,
  PROP_MAX_DAY,
  PROP_TODAY,
  PROP_TITLE,
  PROP_FAULT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static ClinicDay
get_calendar_day (ClinicDateButton *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  return clinic_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                              g_date_time_get_day_of_month (date));
}

static void
set_calendar_day (ClinicDateButton *self, ClinicDay day)
{
  g_autoptr (GDateTime) date = clinic_day_to_date_time (day);

#if GTK_CHECK_VERSION (4, 20, 0)
  gtk_calendar_set_date (self->calendar, date);
#else
  gtk_calendar_select_day (self->calendar, date);
#endif
}

/* The desk's own day stands in when nobody has said which day it is. */
static ClinicDay
get_reference_day (ClinicDateButton *self)
{
  return self->today != CLINIC_DAY_NONE ? self->today : get_calendar_day (self);
}

static char *
explain_limits (ClinicDateButton *self, ClinicDay day)
{
  g_autofree char *limit = NULL;

  if (self->min_day != CLINIC_DAY_NONE && day < self->min_day)
    {
      limit = clinic_format_day (self->min_day, CLINIC_DAY_FORM_FULL);
      return g_strdup_printf (_("Not before %s"), limit);
    }
  if (self->max_day != CLINIC_DAY_NONE && day > self->max_day)
    {
      limit = clinic_format_day (self->max_day, CLINIC_DAY_FORM_FULL);
      return g_strdup_printf (_("Not after %s"), limit);
    }
  return NULL;
}

static void
show_day (ClinicDateButton *self)
{
  g_autofree char *text = clinic_format_day (self->day, CLINIC_DAY_FORM_FULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), 0); /* where it is too long, the weekday is seen */
}

static void
take_day (ClinicDateButton *self, ClinicDay day)
{
  if (self->day == day)
    return;
  self->day = day;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

static gboolean
refuse (ClinicDateButton *self, const char *fault)
{
  clinic_date_button_set_fault (self, fault);
  take_day (self, CLINIC_DAY_NONE);
  return FALSE;
}

static gboolean
refuse_unreadable (ClinicDateButton *self)
{
  g_autofree char *example = clinic_format_day (get_reference_day (self), CLINIC_DAY_FORM_FULL);
  /* Translators: %s is a day as it can be typed, "Tue 24 Nov 2026" */
  g_autofree char *fault = g_strdup_printf (_("No such day: write it like %s"), example);

  return refuse (self, fault);
}

gboolean
clinic_date_button_commit (ClinicDateButton *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *fault = NULL;
  ClinicDay day;

  g_return_val_if_fail (CLINIC_IS_DATE_BUTTON (self), FALSE);

  typed = clinic_typed_text_dup (GTK_EDITABLE (self->entry));
  shown = clinic_format_day (self->day, CLINIC_DAY_FORM_FULL);
  if (*typed != '\0' && g_str_equal (typed, shown))
    return TRUE;
  if (*typed == '\0')
    {
      clinic_date_button_set_day (self, CLINIC_DAY_NONE);
      return TRUE;
    }
  if (!clinic_typed_day_parse (typed, get_reference_day (self), &day))
    return refuse_unreadable (self);
  fault = explain_limits (self, day);
  if (fault != NULL)
    return refuse (self, fault);
  clinic_date_button_set_day (self, day);
  return TRUE;
}

static void
entry_activate_cb (ClinicDateButton *self)
{
  g_assert (CLINIC_IS_DATE_BUTTON (self));

  clinic_date_button_commit (self);
}

static void
entry_leave_cb (ClinicDateButton *self)
{
  g_assert (CLINIC_IS_DATE_BUTTON (self));

  clinic_date_button_commit (self);
}

static void
show_picked (ClinicDateButton *self)
{
  g_autofree char *fault = explain_limits (self, self->picked);
  g_autofree char *day = clinic_format_day (self->picked, CLINIC_DAY_FORM_FULL);
  /* Translators: a button; %s is a day, "Tue 15 Dec 2026" */
  g_autofree char *choose = g_strdup_printf (_("Choose %s"), day);

  gtk_button_set_label (self->choose_button, fault != NULL ? fault : choose);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "day.choose", fault == NULL);
}

static void
popover_show_cb (ClinicDateButton *self)
{
  g_assert (CLINIC_IS_DATE_BUTTON (self));

  self->picked = self->day != CLINIC_DAY_NONE ? self->day : get_reference_day (self);
  set_calendar_day (self, self->picked);
  show_picked (self);
}

static gboolean
is_same_month (ClinicDay a, ClinicDay b)
{
  int a_year, a_month, b_year, b_month, mday;

  clinic_day_to_ymd (a, &a_year, &a_month, &mday);
  clinic_day_to_ymd (b, &b_year, &b_month, &mday);
  return a_year == b_year && a_month == b_month;
}

/* Paging selects a day too; only a day in the month at hand was meant. */
static void
calendar_day_selected_cb (ClinicDateButton *self)
{
  ClinicDay day;
  gboolean meant;

  g_assert (CLINIC_IS_DATE_BUTTON (self));

  day = get_calendar_day (self);
  meant = day != self->picked && is_same_month (day, self->picked);
  self->picked = day;
  show_picked (self);
  if (meant && gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    gtk_widget_activate_action (GTK_WIDGET (self), "day.choose", NULL);
}

static void
calendar_month_cb (ClinicDateButton *self)
{
  g_assert (CLINIC_IS_DATE_BUTTON (self));

  self->picked = get_calendar_day (self);
  show_picked (self);
}

static void
choose_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ClinicDateButton *self = CLINIC_DATE_BUTTON (widget);

  gtk_popover_popdown (self->popover);
  clinic_date_button_set_day (self, self->picked);
  gtk_widget_grab_focus (widget);
}

static void
open_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_menu_button_popup (CLINIC_DATE_BUTTON (widget)->menu_button);
}

static gboolean
clinic_date_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CLINIC_DATE_BUTTON (widget)->entry));
}

static void
set_title (ClinicDateButton *self, const char *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  if (title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
clinic_date_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicDateButton *self = CLINIC_DATE_BUTTON (object);

  switch (id)
    {
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_MIN_DAY:
      g_value_set_int (value, self->min_day);
      break;
    case PROP_MAX_DAY:
      g_value_set_int (value, self->max_day);
      break;
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FAULT:
      g_value_set_string (value, self->fault);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_date_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicDateButton *self = CLINIC_DATE_BUTTON (object);

  switch (id)
    {
    case PROP_DAY:
      clinic_date_button_set_day (self, g_value_get_int (value));
      break;
    case PROP_MIN_DAY:
      clinic_date_button_set_limits (self, g_value_get_int (value), self->max_day);
      break;
    case PROP_MAX_DAY:
      clinic_date_button_set_limits (self, self->min_day, g_value_get_int (value));
      break;
    case PROP_TODAY:
      clinic_date_button_set_today (self, g_value_get_int (value));
      break;
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_FAULT:
      clinic_date_button_set_fault (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_date_button_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (clinic_date_button_parent_class)->dispose (object);
}

static void
clinic_date_button_finalize (GObject *object)
{
  ClinicDateButton *self = CLINIC_DATE_BUTTON (object);

  g_free (self->title);
  g_free (self->fault);
  G_OBJECT_CLASS (clinic_date_button_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT32, G_MAXINT32, CLINIC_DAY_NONE, flags);
  properties[PROP_MIN_DAY] = g_param_spec_int ("min-day", NULL, NULL, G_MININT32, G_MAXINT32, CLINIC_DAY_NONE, flags);
  properties[PROP_MAX_DAY] = g_param_spec_int ("max-day", NULL, NULL, G_MININT32, G_MAXINT32, CLINIC_DAY_NONE, flags);
  properties[PROP_TODAY] = g_param_spec_int ("today", NULL, NULL, G_MININT32, G_MAXINT32, CLINIC_DAY_NONE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
clinic_date_button_class_init (ClinicDateButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_date_button_get_property;
  object_class->set_property = clinic_date_button_set_property;
  object_class->dispose = clinic_date_button_dispose;
  object_class->finalize = clinic_date_button_finalize;
  widget_class->grab_focus = clinic_date_button_grab_focus;
  install_properties (object_class);

  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/parts/clinic-date-button.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicDateButton, entry);
  gtk_widget_class_bind_template_child (widget_class, ClinicDateButton, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicDateButton, popover);
  gtk_widget_class_bind_template_child (widget_class, ClinicDateButton, calendar);
  gtk_widget_class_bind_template_child (widget_class, ClinicDateButton, choose_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicDateButton, fault_line);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_month_cb);
  gtk_widget_class_install_action (widget_class, "day.choose", NULL, choose_action_cb);
  gtk_widget_class_install_action (widget_class, "day.open", NULL, open_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "day.open", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "date-button");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* As many as the longest day of a year has. */
static int
count_day_chars (void)
{
  static int most;

  if (most > 0)
    return most;
  for (ClinicDay day = 0; day < 366; day++)
    {
      g_autofree char *text = clinic_format_day (day, CLINIC_DAY_FORM_FULL);

      most = MAX (most, (int) g_utf8_strlen (text, -1));
    }
  return most;
}

static void
clinic_date_button_init (ClinicDateButton *self)
{
  self->day = self->min_day = self->max_day = self->today = self->picked = CLINIC_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), count_day_chars ());
}

GtkWidget *
clinic_date_button_new (const char *title)
{
  return g_object_new (CLINIC_TYPE_DATE_BUTTON, "title", title, NULL);
}

ClinicDay
clinic_date_button_get_day (ClinicDateButton *self)
{
  g_return_val_if_fail (CLINIC_IS_DATE_BUTTON (self), CLINIC_DAY_NONE);

  return self->day;
}

void
clinic_date_button_set_day (ClinicDateButton *self, ClinicDay day)
{
  g_return_if_fail (CLINIC_IS_DATE_BUTTON (self));

  g_object_freeze_notify (G_OBJECT (self));
  clinic_date_button_set_fault (self, NULL);
  take_day (self, day);
  show_day (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
clinic_date_button_set_limits (ClinicDateButton *self, ClinicDay min_day, ClinicDay max_day)
{
  g_return_if_fail (CLINIC_IS_DATE_BUTTON (self));

  if (self->min_day != min_day)
    {
      self->min_day = min_day;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MIN_DAY]);
    }
  if (self->max_day != max_day)
    {
      self->max_day = max_day;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAX_DAY]);
    }
}

void
clinic_date_button_set_today (ClinicDateButton *self, ClinicDay today)
{
  g_return_if_fail (CLINIC_IS_DATE_BUTTON (self));

  if (self->today == today)
    return;
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
}

const char *
clinic_date_button_get_fault (ClinicDateButton *self)
{
  g_return_val_if_fail (CLINIC_IS_DATE_BUTTON (self), NULL);

  return self->fault;
}

static void
show_fault (ClinicDateButton *self)
{
  gboolean faulty = self->fault != NULL;

  clinic_status_line_set_text (self->fault_line, self->fault);
  gtk_widget_set_visible (GTK_WIDGET (self->fault_line), faulty);
  if (faulty)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               faulty ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  faulty ? self->fault : "", -1);
}

void
clinic_date_button_set_fault (ClinicDateButton *self, const char *fault)
{
  g_return_if_fail (CLINIC_IS_DATE_BUTTON (self));

  if (fault != NULL && *fault == '\0')
    fault = NULL;
  if (g_strcmp0 (self->fault, fault) == 0)
    return;
  g_free (self->fault);
  self->fault = g_strdup (fault);
  show_fault (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAULT]);
}
