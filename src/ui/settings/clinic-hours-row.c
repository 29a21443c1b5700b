/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/settings/clinic-hours-row.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/parts/clinic-line-layout.h"
#include "ui/parts/clinic-time-entry.h"
#include "ui/parts/clinic-wrap-box.h"

/* A day's hours before anyone has typed any. */
#define FIRST_FROM (8 * 60)
#define FIRST_TO (17 * 60)
#define BREAK 60

typedef struct
{
  GtkWidget *box;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *more; /* adds the next span; the first one's */
} Span;

struct _ClinicHoursRow
{
  GtkListBoxRow parent_instance;

  int weekday;
  gboolean loading;
  GArray *spans; /* Span, those that show */

  GtkSwitch *open_switch;
  GtkLabel *name;
  GtkLabel *closed;
  GtkBox *spans_box;
};

G_DEFINE_FINAL_TYPE (ClinicHoursRow, clinic_hours_row, GTK_TYPE_LIST_BOX_ROW)

static guint edited_signal;

static Span *
get_span (ClinicHoursRow *self, guint i)
{
  return &g_array_index (self->spans, Span, i);
}

static void
emit_edited (ClinicHoursRow *self)
{
  if (!self->loading)
    g_signal_emit (self, edited_signal, 0);
}

static char *
get_day_name (ClinicHoursRow *self)
{
  /* 5 January 1970 was a Monday */
  g_autoptr (GDateTime) date = clinic_day_to_date_time (4 + self->weekday - 1);

  return g_date_time_format (date, "%A");
}

static void
show_open (ClinicHoursRow *self)
{
  gboolean open = gtk_switch_get_active (self->open_switch);

  gtk_widget_set_visible (GTK_WIDGET (self->spans_box), open);
  gtk_widget_set_visible (GTK_WIDGET (self->closed), !open);
  if (open)
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
}

static void
entry_changed_cb (ClinicHoursRow *self)
{
  emit_edited (self);
}

static GtkWidget *
add_entry (ClinicHoursRow *self, GtkWidget *box, int minute, const char *label)
{
  g_autofree char *day = get_day_name (self);
  g_autofree char *name = g_strdup_printf ("%s, %s", day, label);
  GtkWidget *entry = clinic_time_entry_new (name);

  clinic_time_entry_set_minute (entry, minute);
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  clinic_wrap_box_append (CLINIC_WRAP_BOX (box), entry);
  return entry;
}

static GtkWidget *
add_button (ClinicHoursRow *self, GtkWidget *box, gboolean first)
{
  GtkWidget *button = gtk_button_new_from_icon_name (first ? "list-add-symbolic" : "list-remove-symbolic");
  g_autofree char *day = get_day_name (self);
  g_autofree char *label = g_strdup_printf (first ? _("Add a break on %s") : _("Remove the hours after the break on %s"), day);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), first ? "hours.add" : "hours.remove");
  clinic_wrap_box_append (CLINIC_WRAP_BOX (box), button);
  return button;
}

static void
add_span (ClinicHoursRow *self, int from, int to)
{
  Span span = { .box = clinic_wrap_box_new () };

  span.from = add_entry (self, span.box, from, _("opens at"));
  clinic_wrap_box_append (CLINIC_WRAP_BOX (span.box), gtk_label_new (C_("hours, from to", "to")));
  span.to = add_entry (self, span.box, to, _("closes at"));
  span.more = add_button (self, span.box, self->spans->len == 0);
  gtk_box_append (self->spans_box, span.box);
  g_array_append_val (self->spans, span);
}

static void
remove_span (ClinicHoursRow *self)
{
  gtk_box_remove (self->spans_box, get_span (self, self->spans->len - 1)->box);
  g_array_set_size (self->spans, self->spans->len - 1);
}

static gboolean
read_span (const Span *span, int *from, int *to)
{
  return clinic_time_entry_get_minute (span->from, from) && clinic_time_entry_get_minute (span->to, to);
}

static void
add_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicHoursRow *self = CLINIC_HOURS_ROW (widget);
  int from, to;

  if (!read_span (get_span (self, self->spans->len - 1), &from, &to))
    from = to = FIRST_TO;
  add_span (self, MIN (1440, to + BREAK), MIN (1440, to + 4 * BREAK));
  gtk_widget_grab_focus (get_span (self, self->spans->len - 1)->from);
  emit_edited (self);
}

static void
remove_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicHoursRow *self = CLINIC_HOURS_ROW (widget);

  if (self->spans->len < 2)
    return;
  gtk_widget_grab_focus (get_span (self, 0)->from);
  remove_span (self);
  emit_edited (self);
}

static void
switch_cb (ClinicHoursRow *self)
{
  g_assert (CLINIC_IS_HOURS_ROW (self));

  if (gtk_switch_get_active (self->open_switch) && self->spans->len == 0)
    add_span (self, FIRST_FROM, FIRST_TO);
  show_open (self);
  emit_edited (self);
}

static void
clinic_hours_row_finalize (GObject *object)
{
  g_array_unref (CLINIC_HOURS_ROW (object)->spans);
  G_OBJECT_CLASS (clinic_hours_row_parent_class)->finalize (object);
}

static void
clinic_hours_row_class_init (ClinicHoursRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clinic_hours_row_finalize;
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CLINIC_TYPE_LINE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/settings/clinic-hours-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicHoursRow, open_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicHoursRow, name);
  gtk_widget_class_bind_template_child (widget_class, ClinicHoursRow, closed);
  gtk_widget_class_bind_template_child (widget_class, ClinicHoursRow, spans_box);
  gtk_widget_class_bind_template_callback (widget_class, switch_cb);
  gtk_widget_class_install_action (widget_class, "hours.add", NULL, add_action_cb);
  gtk_widget_class_install_action (widget_class, "hours.remove", NULL, remove_action_cb);
}

static void
clinic_hours_row_init (ClinicHoursRow *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clinic_hours_row_new (int weekday)
{
  ClinicHoursRow *self = g_object_new (CLINIC_TYPE_HOURS_ROW, NULL);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  self->weekday = weekday;
  name = get_day_name (self);
  label = g_strdup_printf (_("Open on %s"), name);
  gtk_label_set_label (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_switch), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_open (self);
  return GTK_WIDGET (self);
}

void
clinic_hours_row_set_person (ClinicHoursRow *self)
{
  g_autofree char *day = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (CLINIC_IS_HOURS_ROW (self));

  day = get_day_name (self);
  label = g_strdup_printf (_("Works on %s"), day);
  gtk_label_set_label (self->closed, _("Does not work"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_switch), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
clinic_hours_row_load (ClinicHoursRow *self, const ClinicSetup *setup, gint64 staff)
{
  g_return_if_fail (CLINIC_IS_HOURS_ROW (self));
  g_return_if_fail (setup != NULL);

  self->loading = TRUE;
  while (self->spans->len > 0)
    remove_span (self);
  for (guint i = 0; i < setup->openings->len; i++)
    {
      const ClinicOpening *opening = &g_array_index (setup->openings, ClinicOpening, i);

      if (clinic_opening_is (opening, staff, self->weekday))
        add_span (self, opening->from_minute, opening->to_minute);
    }
  gtk_switch_set_active (self->open_switch, self->spans->len > 0);
  show_open (self);
  self->loading = FALSE;
}

void
clinic_hours_row_save (ClinicHoursRow *self, ClinicSetup *setup, gint64 staff)
{
  int from, to;

  g_return_if_fail (CLINIC_IS_HOURS_ROW (self));
  g_return_if_fail (setup != NULL);

  if (!gtk_switch_get_active (self->open_switch))
    return;
  for (guint i = 0; i < self->spans->len; i++)
    if (read_span (get_span (self, i), &from, &to))
      clinic_setup_add_own_opening (setup, staff, self->weekday, from, to);
}

/* @free_from: where the span before it ended. */
static char *
check_span (ClinicHoursRow *self, const Span *span, int *free_from)
{
  g_autofree char *day = get_day_name (self);
  g_autofree char *example = clinic_format_minute (FIRST_FROM);
  int from = 0, to = 0;
  gboolean knows_from = clinic_time_entry_get_minute (span->from, &from);
  gboolean knows_to = clinic_time_entry_get_minute (span->to, &to);
  gboolean in_order = from >= *free_from;

  clinic_time_entry_set_faulty (span->from, !knows_from || !in_order);
  clinic_time_entry_set_faulty (span->to, !knows_to || (knows_from && to <= from));
  *free_from = to;
  if (!knows_from || !knows_to)
    return g_strdup_printf (_("%s: write a time like %s."), day, example);
  if (to <= from)
    return g_strdup_printf (_("%s: closing time must be after opening time."), day);
  if (!in_order)
    return g_strdup_printf (_("%s: the second hours must begin after the first."), day);
  return NULL;
}

char *
clinic_hours_row_check (ClinicHoursRow *self)
{
  char *first = NULL;
  int free_from = 0;

  g_return_val_if_fail (CLINIC_IS_HOURS_ROW (self), NULL);

  if (!gtk_switch_get_active (self->open_switch))
    return NULL;
  for (guint i = 0; i < self->spans->len; i++)
    {
      g_autofree char *fault = check_span (self, get_span (self, i), &free_from);

      if (first == NULL)
        first = g_steal_pointer (&fault);
    }
  return first;
}
