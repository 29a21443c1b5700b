/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/clinic-window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/parts/clinic-header-bar.h"
#include "ui/parts/clinic-late-menu.h"
#include "ui/parts/clinic-line-layout.h"
#include "ui/settings/clinic-preferences-window.h"

G_DEFINE_FINAL_TYPE (ClinicWindow, clinic_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_SETTINGS = 1,
  PROP_DIARY,
  PROP_NARROW,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

/* What shows when */

static gboolean
has_paper (ClinicWindow *self)
{
  return clinic_window_get_shown_page (self, "today") != NULL || clinic_window_get_shown_page (self, "calendar") != NULL;
}

void
clinic_window_update_frame (ClinicWindow *self)
{
  gboolean narrow = clinic_shrink_bin_get_narrow (self->shrink_bin);
  gboolean open = g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "pages") == 0;
  const char *subpage = clinic_window_get_subpage_title (self);

  /* strict centring would ask for twice the room of the longer side */
  adw_header_bar_set_centering_policy (self->header, narrow ? ADW_CENTERING_POLICY_LOOSE : ADW_CENTERING_POLICY_STRICT);
  /* where it is narrow, the bar at the foot says which page this is */
  gtk_stack_set_visible_child_name (self->title_stack, !open ? "title" : narrow ? "none" : "switcher");
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->title_stack), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_stack), "narrow");
  adw_window_title_set_title (self->window_title, subpage != NULL ? subpage : _("Sittings"));
  gtk_revealer_set_reveal_child (self->switcher_bar, narrow && open);
  gtk_widget_set_visible (GTK_WIDGET (self->verb_button), open);
  gtk_widget_set_visible (self->walk_in_button,
                          open && g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "today") == 0);
  gtk_widget_set_visible (self->search_button, open);
  gtk_widget_set_visible (self->print_button, open && !narrow && has_paper (self));
  clinic_window_update_verb (self);
}

static void
narrow_cb (ClinicWindow *self)
{
  g_assert (CLINIC_IS_WINDOW (self));

  clinic_window_update_frame (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static void
visible_child_cb (ClinicWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->pages);

  if (name == NULL)
    return;
  if (self->settings != NULL && self->diary != NULL)
    g_settings_set_string (self->settings, "page", name);
  clinic_window_fill_page (self);
  clinic_window_update_frame (self);
}

/* What the desk remembers */

static void
restore_place (ClinicWindow *self)
{
  int width = 1280;
  int height = 800;

  if (self->settings != NULL)
    {
      width = g_settings_get_int (self->settings, "window-width");
      height = g_settings_get_int (self->settings, "window-height");
      if (g_settings_get_boolean (self->settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  clinic_shrink_bin_expect_width (self->shrink_bin, width);
}

static void
keep_place (ClinicWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", CLAMP (width, 360, 16384));
  g_settings_set_int (self->settings, "window-height", CLAMP (height, 360, 16384));
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

GtkWidget *
clinic_window_find_front (ClinicWindow *self, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (each->data, type) && gtk_window_get_transient_for (each->data) == GTK_WINDOW (self))
      return each->data;
  return NULL;
}

gboolean
clinic_window_is_held (ClinicWindow *self)
{
  GtkWidget *preferences;

  g_return_val_if_fail (CLINIC_IS_WINDOW (self), FALSE);

  preferences = clinic_window_find_front (self, CLINIC_TYPE_PREFERENCES_WINDOW);
  return preferences != NULL && clinic_preferences_window_show_busy (CLINIC_PREFERENCES_WINDOW (preferences));
}

static gboolean
clinic_window_close_request (GtkWindow *window)
{
  if (clinic_window_is_held (CLINIC_WINDOW (window)))
    return GDK_EVENT_STOP;
  keep_place (CLINIC_WINDOW (window));
  return GTK_WINDOW_CLASS (clinic_window_parent_class)->close_request (window);
}

/* Who is here */

static void
show_person (ClinicWindow *self)
{
  gint64 person = clinic_diary_get_actor (self->diary);

  clinic_person_button_show (self->person_button, clinic_diary_get_setup (self->diary), person);
}

static void
setup_cb (ClinicWindow *self)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);

  show_person (self);
  gtk_window_set_title (GTK_WINDOW (self), setup ? setup->name : _("Sittings"));
}

static void
choose_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicWindow *self = CLINIC_WINDOW (widget);
  gint64 person = g_variant_get_int64 (parameter);

  if (self->diary == NULL)
    return;
  clinic_diary_set_actor (self->diary, person);
  if (self->settings != NULL)
    g_settings_set_int64 (self->settings, "person", person);
  show_person (self);
}

static void
restore_person (ClinicWindow *self)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  gint64 person = self->settings ? g_settings_get_int64 (self->settings, "person") : 0;
  const ClinicStaff *staff = setup ? clinic_setup_find_staff (setup, person) : NULL;

  if (staff != NULL && staff->active)
    clinic_diary_set_actor (self->diary, person);
}

/* The class */

static void
clinic_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClinicWindow *self = CLINIC_WINDOW (object);

  switch (id)
    {
    case PROP_SETTINGS: g_value_set_object (value, self->settings); break;
    case PROP_DIARY: g_value_set_object (value, self->diary); break;
    case PROP_NARROW: g_value_set_boolean (value, clinic_shrink_bin_get_narrow (self->shrink_bin)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClinicWindow *self = CLINIC_WINDOW (object);

  switch (id)
    {
    case PROP_SETTINGS: self->settings = g_value_dup_object (value); break;
    case PROP_DIARY: clinic_window_set_diary (self, g_value_get_object (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clinic_window_constructed (GObject *object)
{
  G_OBJECT_CLASS (clinic_window_parent_class)->constructed (object);
  restore_place (CLINIC_WINDOW (object));
}

static void
clinic_window_dispose (GObject *object)
{
  ClinicWindow *self = CLINIC_WINDOW (object);

  g_clear_object (&self->diary);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (clinic_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/clinic-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, header);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, foot_switcher);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, verb_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, verb_content);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, walk_in_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, walk_in_content);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, person_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, demo_banner);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, notification_banner);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, protocol_banner);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, copy_banner);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, zone_banner);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, freed_banner);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, roll_banner);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, content);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, fault_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ClinicWindow, undo_section);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_cb);
}

static void
clinic_window_class_init (ClinicWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = clinic_window_get_property;
  object_class->set_property = clinic_window_set_property;
  object_class->constructed = clinic_window_constructed;
  object_class->dispose = clinic_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clinic_window_close_request;

  props[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_DIARY] = g_param_spec_object ("diary", NULL, NULL, CLINIC_TYPE_DIARY,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (CLINIC_TYPE_BANNER);
  g_type_ensure (CLINIC_TYPE_LINE_LAYOUT);
  g_type_ensure (CLINIC_TYPE_PAGE_SWITCHER);
  g_type_ensure (CLINIC_TYPE_PERSON_BUTTON);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  g_type_ensure (CLINIC_TYPE_TOAST_BIN);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "win.choose-person", "x", choose_person);
  clinic_window_class_install_actions (widget_class);
  clinic_window_photos_class_install (widget_class);
  clinic_window_undo_class_install (widget_class);
}

static void
clinic_window_init (ClinicWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clinic_late_menu_set (GTK_MENU_BUTTON (self->menu_button), self->primary_menu);
  clinic_header_bar_let_wrap (GTK_WIDGET (self->window_title));
  clinic_window_add_pages (self);
  clinic_window_update_frame (self);
}

GtkWidget *
clinic_window_new (GtkApplication *application, GSettings *settings)
{
  return g_object_new (CLINIC_TYPE_WINDOW, "application", application, "settings", settings, NULL);
}

static void
show_protocol_faults (ClinicWindow *self)
{
  GPtrArray *faults = clinic_diary_get_protocol_faults (self->diary);

  clinic_banner_set_text (self->protocol_banner, faults->len ? faults->pdata[0] : NULL);
}

void
clinic_window_set_diary (ClinicWindow *self, ClinicDiary *diary)
{
  g_autofree char *page = self->settings ? g_settings_get_string (self->settings, "page") : NULL;

  g_return_if_fail (CLINIC_IS_WINDOW (self));
  g_return_if_fail (self->diary == NULL);

  if (diary == NULL)
    return;
  self->diary = g_object_ref (diary);
  restore_person (self);
  g_signal_connect_object (diary, "notify::setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  setup_cb (self);
  clinic_window_undo_connect (self);
  clinic_window_waiting_connect (self);
  show_protocol_faults (self);
  clinic_window_show_page (self, page ? page : "today");
  clinic_window_fill_page (self);
  clinic_window_badge_connect (self);
  clinic_window_zone_connect (self);
  clinic_window_set_fault (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DIARY]);
}

ClinicDiary *
clinic_window_get_diary (ClinicWindow *self)
{
  g_return_val_if_fail (CLINIC_IS_WINDOW (self), NULL);

  return self->diary;
}

void
clinic_window_set_fault (ClinicWindow *self, GtkWidget *page)
{
  const char *name = self->diary ? "pages" : "opening";

  g_return_if_fail (CLINIC_IS_WINDOW (self));

  adw_bin_set_child (self->fault_bin, page);
  gtk_stack_set_visible_child_name (self->content, page ? "fault" : name);
  clinic_window_update_frame (self);
}

void
clinic_window_set_demo (ClinicWindow *self, gboolean demo)
{
  g_return_if_fail (CLINIC_IS_WINDOW (self));

  clinic_banner_set_text (self->demo_banner,
                          demo ? _("An invented clinic to look around in. It is made anew at each start.") : NULL);
}

void
clinic_window_set_notification_fault (ClinicWindow *self, const char *sentence)
{
  g_return_if_fail (CLINIC_IS_WINDOW (self));

  clinic_banner_set_text (self->notification_banner, sentence);
}

void
clinic_window_set_copy_fault (ClinicWindow *self, const char *sentence)
{
  g_autofree char *text = sentence ? g_strdup_printf (_("Today’s copy was not made. %s"), sentence) : NULL;

  g_return_if_fail (CLINIC_IS_WINDOW (self));

  clinic_banner_set_text (self->copy_banner, text);
}
