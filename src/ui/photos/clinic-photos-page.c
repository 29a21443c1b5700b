/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/photos/clinic-photos-page-private.h"

#include <glib/gi18n-lib.h>

#include "ui/photos/clinic-photo-words.h"

#define MOST_BYTES (64 * 1024 * 1024) /* of pictures held in memory */
#define ZOOM_STEP 1.25

enum
{
  SIGNAL_BACK,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ClinicPhotosPage, clinic_photos_page, ADW_TYPE_BIN)

/* What shows */

static guint
count_view (ClinicPhotosPage *self, ClinicPhotoView view)
{
  guint n = 0;

  for (guint i = 0; i < self->page->entries->len; i++)
    n += ((ClinicPhotoEntry *) self->page->entries->pdata[i])->photo->view == view;
  return n;
}

static void
show_views (ClinicPhotosPage *self)
{
  for (guint view = 0; view < CLINIC_N_PHOTO_VIEWS; view++)
    {
      GtkWidget *button = self->view_buttons[view];
      guint n = count_view (self, view);
      /* Translators: a view, then how many photos there are of it */
      g_autofree char *label = g_strdup_printf (n ? _("%s · %u") : "%s", clinic_photo_words_view_short (view), n);
      g_autofree char *words = g_strdup_printf (ngettext ("%s, %u photo", "%s, %u photos", n),
                                                clinic_photo_view_get_name (view), n);

      gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), label);
      gtk_widget_set_visible (button, view != CLINIC_PHOTO_UNSORTED || n > 0);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}

static void
turn_to_view (ClinicPhotosPage *self, ClinicPhotoView view)
{
  self->view = view;
  self->chosen[0] = self->chosen[1] = 0;
}

static void
show_wanted (ClinicPhotosPage *self)
{
  const ClinicPhotoEntry *entry = self->wanted != 0 ? clinic_photos_page_find (self, self->wanted) : NULL;

  self->wanted = 0;
  if (entry == NULL)
    return;
  turn_to_view (self, entry->photo->view);
  self->chosen[1] = entry->photo->id;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->view_buttons[self->view]), TRUE);
}

/* What came in is shown first; else the first view there is. */
static void
choose_view (ClinicPhotosPage *self)
{
  if (count_view (self, self->view) > 0)
    return;
  for (guint view = 0; view < CLINIC_N_PHOTO_VIEWS; view++)
    if (count_view (self, view) > 0)
      {
        turn_to_view (self, view);
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->view_buttons[view]), TRUE);
        return;
      }
}

static void
show_page (ClinicPhotosPage *self)
{
  guint n = self->page->entries->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u photo", "%u photos", n), n);

  gtk_label_set_label (self->name_label, self->page->patient_name);
  gtk_label_set_label (self->subtitle, count);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), n > 0);
  if (n == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  show_views (self);
  show_wanted (self);
  choose_view (self);
  clinic_photos_page_fill_strip (self);
}

/* Reading */

typedef struct
{
  ClinicPhotosPage *page;
  guint generation;
} Question;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (ClinicPhotosPage) self = question->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicPhotoPage) page = clinic_diary_load_photos_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  if (question->generation != self->generation || self->diary == NULL)
    return;
  if (page == NULL)
    {
      clinic_status_line_say (self->status, CLINIC_TONE_BAD, words);
      return;
    }
  if (self->page != NULL && page->entries->len < self->page->entries->len)
    clinic_status_line_say (self->status, CLINIC_TONE_PLAIN, NULL); /* what it said of them is over */
  g_clear_pointer (&self->page, clinic_photo_page_free);
  self->page = g_steal_pointer (&page);
  show_page (self);
}

static void
read_page (ClinicPhotosPage *self)
{
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (self);
  question->generation = ++self->generation;
  clinic_diary_load_photos_async (self->diary, self->patient, NULL, loaded_cb, question);
}

static void
changed_cb (ClinicPhotosPage *self, ClinicChange *change)
{
  if (clinic_change_has (change, CLINIC_KIND_PHOTO) || clinic_change_has (change, CLINIC_KIND_SESSION) ||
      clinic_change_has (change, CLINIC_KIND_PATIENT))
    read_page (self);
}

/* Tools */

static void
view_toggled_cb (ClinicPhotosPage *self, GtkToggleButton *button)
{
  ClinicPhotoView view = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "view"));

  if (!gtk_toggle_button_get_active (button) || view == self->view)
    return;
  turn_to_view (self, view);
  if (self->page != NULL)
    clinic_photos_page_fill_strip (self);
}

static void
update_opacity (ClinicPhotosPage *self)
{
  gtk_widget_set_visible (self->opacity_scale, self->mode == CLINIC_COMPARE_OVERLAY && !self->marking);
}

static void
mode_toggled_cb (ClinicPhotosPage *self, GtkToggleButton *button)
{
  ClinicCompareMode mode = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "mode"));

  if (!gtk_toggle_button_get_active (button))
    return;
  self->mode = mode;
  clinic_photo_compare_set_mode (self->compare, mode);
  update_opacity (self);
}

static void
blind_toggled_cb (ClinicPhotosPage *self, GtkToggleButton *button)
{
  self->blind = gtk_toggle_button_get_active (button);
  clinic_photo_compare_set_blind (self->compare, self->blind);
  clinic_photos_page_show_grades (self);
  if (self->page != NULL)
    clinic_photos_page_fill_strip (self);
}

static void
mark_toggled_cb (ClinicPhotosPage *self, GtkToggleButton *button)
{
  self->marking = gtk_toggle_button_get_active (button);
  clinic_photo_compare_set_marking (self->compare, self->marking);
  update_opacity (self);
  clinic_photos_page_show_chosen (self);
  if (self->marking)
    gtk_widget_grab_focus (GTK_WIDGET (self->compare));
}

static void
opacity_cb (ClinicPhotosPage *self, GtkRange *range)
{
  clinic_photo_compare_set_opacity (self->compare, gtk_range_get_value (range));
}

static void
marked_cb (ClinicPhotosPage *self, gint64 photo, double x0, double y0, double x1, double y1)
{
  ClinicPhotoPoint marks[] = { { x0, y0 }, { x1, y1 } };

  clinic_photos_page_save_marks (self, photo, marks);
}

static GtkWidget *
make_toggle (ClinicPhotosPage *self, const char *label, GtkWidget *group, GCallback callback)
{
  GtkWidget *button = gtk_toggle_button_new_with_mnemonic (label);

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  g_signal_connect_object (button, "toggled", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
add_linked (ClinicPhotosPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  clinic_wrap_box_append (self->tools, box);
  return box;
}

static void
add_modes (ClinicPhotosPage *self)
{
  static const char *const modes[] = { N_("Side by Side"), N_("Slider"), N_("Overlay") };
  GtkWidget *box = add_linked (self);
  GtkWidget *group = NULL;

  gtk_widget_add_css_class (box, "close-buttons");
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      GtkWidget *button = make_toggle (self, _(modes[i]), group, G_CALLBACK (mode_toggled_cb));

      g_object_set_data (G_OBJECT (button), "mode", GINT_TO_POINTER (i));
      gtk_box_append (GTK_BOX (box), button);
      group = group ? group : button;
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (group), TRUE);
}

static void
add_zoom (GtkWidget *box, const char *icon_name, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_grade_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Grade the _Later Photo…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "photos.grade-shown");
  gtk_widget_set_tooltip_text (button, _("Grade the scars as they are on the later photo"));
  return button;
}

static void
add_tools (ClinicPhotosPage *self)
{
  GtkWidget *zooms;

  add_modes (self);
  zooms = add_linked (self);
  add_zoom (zooms, "zoom-out-symbolic", _("Smaller"), "photos.zoom-out");
  add_zoom (zooms, "zoom-in-symbolic", _("Larger"), "photos.zoom-in");
  add_zoom (zooms, "zoom-fit-best-symbolic", _("Whole Photo"), "photos.zoom-whole");
  self->mark_button = make_toggle (self, _("_Mark the Eyes"), NULL, G_CALLBACK (mark_toggled_cb));
  clinic_wrap_box_append (self->tools, self->mark_button);
  clinic_wrap_box_append (self->tools, make_toggle (self, _("_Hide Dates"), NULL, G_CALLBACK (blind_toggled_cb)));
  clinic_wrap_box_append (self->tools, make_grade_button ());
}

static void
add_views (ClinicPhotosPage *self)
{
  /* what is to be sorted stands last */
  for (guint i = 1; i <= CLINIC_N_PHOTO_VIEWS; i++)
    {
      guint view = i % CLINIC_N_PHOTO_VIEWS;

      self->view_buttons[view] = make_toggle (self, "", i > 1 ? self->view_buttons[1] : NULL, G_CALLBACK (view_toggled_cb));
      /* a label of its own is no part of the name that a screen reader says */
      gtk_button_set_child (GTK_BUTTON (self->view_buttons[view]), gtk_label_new (NULL));
      gtk_widget_add_css_class (self->view_buttons[view], "text-button");
      clinic_wrap_box_append (self->views, self->view_buttons[view]);
      g_object_set_data (G_OBJECT (self->view_buttons[view]), "view", GUINT_TO_POINTER (view));
    }
}

/* Actions */

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

static void
zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicPhotosPage *self = CLINIC_PHOTOS_PAGE (widget);

  if (g_str_has_suffix (name, "whole"))
    clinic_photo_compare_zoom (self->compare, 0);
  else
    clinic_photo_compare_zoom (self->compare, g_str_has_suffix (name, "in") ? ZOOM_STEP : 1 / ZOOM_STEP);
}

static void
narrow_cb (ClinicPhotosPage *self)
{
  if (clinic_shrink_bin_get_narrow (self->shrink_bin))
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add_button), "camera-photo-symbolic");
  else
    gtk_menu_button_set_child (GTK_MENU_BUTTON (self->add_button), GTK_WIDGET (self->add_content));
}

/* Setting up */

void
clinic_photos_page_show_photo (ClinicPhotosPage *self, gint64 photo)
{
  g_return_if_fail (CLINIC_IS_PHOTOS_PAGE (self));

  self->wanted = photo;
  if (self->page != NULL)
    show_page (self);
}

static void
clinic_photos_page_dispose (GObject *object)
{
  ClinicPhotosPage *self = CLINIC_PHOTOS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->loader);
  g_clear_object (&self->diary);
  g_clear_object (&self->add_content);
  g_clear_pointer (&self->page, clinic_photo_page_free);
  G_OBJECT_CLASS (clinic_photos_page_parent_class)->dispose (object);
}

/* Who has left the page does not see what it says; that all went well is said where the change is. */
void
clinic_photos_page_tell (ClinicPhotosPage *self, ClinicTone tone, const char *words)
{
  clinic_status_line_say (self->status, tone, words);
  if (words != NULL && tone != CLINIC_TONE_GOOD && !gtk_widget_get_mapped (GTK_WIDGET (self->status)))
    clinic_diary_tell (self->diary, words);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, shrink_bin);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, add_content);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, status);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, progress);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, views);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, tools);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, compare);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, compare_part);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, opacity_scale);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, scale_line);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, strip_scroller);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, strip);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, empty_view);
  gtk_widget_class_bind_template_child (widget_class, ClinicPhotosPage, grades);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, opacity_cb);
  gtk_widget_class_bind_template_callback (widget_class, marked_cb);
}

static void
clinic_photos_page_class_init (ClinicPhotosPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_photos_page_dispose;
  g_type_ensure (CLINIC_TYPE_GRADE_CARD);
  g_type_ensure (CLINIC_TYPE_PHOTO_COMPARE);
  g_type_ensure (CLINIC_TYPE_SHRINK_BIN);
  g_type_ensure (CLINIC_TYPE_STATUS_LINE);
  g_type_ensure (CLINIC_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sittings/Sittings/photos/clinic-photos-page.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "photos.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "photos.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "photos.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "photos.zoom-whole", NULL, zoom);
  clinic_photos_page_class_install_adding (widget_class);
  clinic_photos_page_class_install_changes (widget_class);
  clinic_photos_page_class_install_grading (widget_class);
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
clinic_photos_page_init (ClinicPhotosPage *self)
{
  GtkAdjustment *adjustment;

  self->view = CLINIC_PHOTO_FRONT;
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref (self->add_content); /* also while the button shows its icon alone */
  add_views (self);
  add_tools (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->view_buttons[self->view]), TRUE);
  adjustment = gtk_scrolled_window_get_hadjustment (self->strip_scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (clinic_photos_page_complete), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (clinic_photos_page_complete), self, G_CONNECT_SWAPPED);
  clinic_photos_page_add_drop (self);
}

GtkWidget *
clinic_photos_page_new (ClinicDiary *diary, gint64 patient)
{
  ClinicPhotosPage *self = g_object_new (CLINIC_TYPE_PHOTOS_PAGE, NULL);

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), GTK_WIDGET (self));

  self->diary = g_object_ref (diary);
  self->patient = patient;
  self->loader = clinic_photo_loader_new (clinic_db_get_folder (clinic_diary_get_db (diary)), MOST_BYTES);
  g_signal_connect_object (diary, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_page (self);
  return GTK_WIDGET (self);
}
