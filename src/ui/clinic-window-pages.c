/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-calendar-page.h"
#include "ui/clinic-window-private.h"

#include <glib/gi18n-lib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "ui/follow-ups/clinic-follow-ups-page.h"
#include "ui/patients/clinic-patients-page.h"
#include "ui/today/clinic-today-page.h"

/* By then a page has been laid out and drawn, with the rows that it asked for. */
#define SETTLED_MS 400

/* What the button at the header's start does. */
typedef struct
{
  const char *label;
  const char *icon;
  const char *action;
  const char *target; /* as g_variant_parse() reads it */
} PageVerb;

static const PageVerb book_verb = { N_("Book"), "list-add-symbolic", "win.book", "(int64 0, int64 0)" };
static const PageVerb patient_verb = { N_("New Patient"), "contact-new-symbolic", "win.new-patient", "''" };

/* One line for each page; its type has a property "diary". */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  const PageVerb *verb;
  GType (*get_type) (void);
} page_kinds[] = {
  { "today", N_("Today"), "preferences-system-time-symbolic", &book_verb, clinic_today_page_get_type },
  { "calendar", N_("Calendar"), "x-office-calendar-symbolic", &book_verb, clinic_calendar_page_get_type },
  { "patients", N_("Patients"), "system-users-symbolic", &patient_verb, clinic_patients_page_get_type },
  { "follow-ups", N_("Follow-ups"), "call-start-symbolic", &book_verb, clinic_follow_ups_page_get_type },
};

static int
find_kind (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (page_kinds); i++)
    if (g_strcmp0 (page_kinds[i].name, name) == 0)
      return i;
  return -1;
}

void
clinic_window_add_pages (ClinicWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (page_kinds); i++)
    {
      AdwViewStackPage *page;

      page = adw_view_stack_add_titled (self->pages, adw_bin_new (), page_kinds[i].name, _(page_kinds[i].title));
      adw_view_stack_page_set_icon_name (page, page_kinds[i].icon);
    }
  g_object_set (self->switcher, "stack", self->pages, NULL);
  g_object_set (self->foot_switcher, "stack", self->pages, NULL);
}

static GtkWidget *
make_page (ClinicWindow *self, int kind)
{
  if (page_kinds[kind].get_type != NULL)
    return g_object_new (page_kinds[kind].get_type (), "diary", self->diary, NULL);
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", page_kinds[kind].icon, "title", _(page_kinds[kind].title),
                       NULL);
}

static void
fill_page (ClinicWindow *self, int kind)
{
  GtkWidget *bin = adw_view_stack_get_child_by_name (self->pages, page_kinds[kind].name);
  GtkWidget *page;

  if (adw_bin_get_child (ADW_BIN (bin)) != NULL)
    return;
  page = make_page (self, kind);
  if (self->settings != NULL && CLINIC_IS_CALENDAR_PAGE (page))
    g_settings_bind (self->settings, "calendar-zoom", page, "zoom", G_SETTINGS_BIND_DEFAULT);
  if (self->settings != NULL && CLINIC_IS_CALENDAR_PAGE (page))
    g_settings_bind (self->settings, "calendar-view", page, "view", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_set_visible (page, adw_view_stack_get_visible_child (self->pages) == bin);
  adw_bin_set_child (ADW_BIN (bin), page);
}

/* A page that is not looked at takes no part: neither in the window's size nor in what a screen reader walks through. */
static void
hide_others (ClinicWindow *self)
{
  const char *shown = adw_view_stack_get_visible_child_name (self->pages);

  for (gsize i = 0; i < G_N_ELEMENTS (page_kinds); i++)
    {
      GtkWidget *bin = adw_view_stack_get_child_by_name (self->pages, page_kinds[i].name);
      GtkWidget *page = adw_bin_get_child (ADW_BIN (bin));

      if (page != NULL)
        gtk_widget_set_visible (page, g_strcmp0 (shown, page_kinds[i].name) == 0);
    }
}

/* What making and leaving a page let go of lies between what is kept: several MB that others could use. */
static gboolean
give_memory_back_cb (gpointer data)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

/* A page is made when it is first looked at: neither the first frame nor the memory pays for the others. */
void
clinic_window_fill_page (ClinicWindow *self)
{
  int kind = find_kind (adw_view_stack_get_visible_child_name (self->pages));

  if (self->diary == NULL || kind < 0)
    return;
  fill_page (self, kind);
  hide_others (self);
  g_timeout_add_full (G_PRIORITY_LOW, SETTLED_MS, give_memory_back_cb, NULL, NULL);
}

/* Keys go on in the page; without this GTK looks for the next best widget, in the header. */
static void
move_focus (ClinicWindow *self)
{
  GtkWidget *bin = adw_view_stack_get_visible_child (self->pages);
  GtkWidget *page = adw_bin_get_child (ADW_BIN (bin));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, bin))
    return;
  if (page == NULL || (!gtk_widget_grab_focus (page) && !gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD)))
    gtk_root_set_focus (GTK_ROOT (self), NULL);
}

void
clinic_window_show_page (ClinicWindow *self, const char *name)
{
  if (find_kind (name) < 0)
    return;
  clinic_window_leave_subpage (self);
  adw_view_stack_set_visible_child_name (self->pages, name);
  move_focus (self);
}

GtkWidget *
clinic_window_get_page (ClinicWindow *self, const char *name)
{
  int kind = find_kind (name);

  if (self->diary == NULL || kind < 0)
    return NULL;
  fill_page (self, kind);
  return adw_bin_get_child (ADW_BIN (adw_view_stack_get_child_by_name (self->pages, name)));
}

GtkWidget *
clinic_window_get_shown_page (ClinicWindow *self, const char *name)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), name) == 0 ? clinic_window_get_page (self, name)
                                                                                    : NULL;
}

void
clinic_window_update_verb (ClinicWindow *self)
{
  int kind = MAX (0, find_kind (adw_view_stack_get_visible_child_name (self->pages)));
  const PageVerb *verb = page_kinds[kind].verb;
  GtkWidget *button = GTK_WIDGET (self->verb_button);

  if (clinic_shrink_bin_get_narrow (self->shrink_bin))
    {
      gtk_button_set_icon_name (self->verb_button, verb->icon);
      gtk_button_set_icon_name (GTK_BUTTON (self->walk_in_button), "contact-new-symbolic");
    }
  else
    {
      gtk_button_set_child (GTK_BUTTON (self->walk_in_button), GTK_WIDGET (self->walk_in_content));
      gtk_button_set_child (self->verb_button, GTK_WIDGET (self->verb_content));
      adw_button_content_set_icon_name (self->verb_content, verb->icon);
      adw_button_content_set_label (self->verb_content, _(verb->label));
    }
  /* never a name with the other verb's target */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_parsed (verb->target));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), verb->action);
  gtk_widget_set_tooltip_text (button, _(verb->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(verb->label), -1);
}
