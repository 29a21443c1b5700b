/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-history-print.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "core/clinic-phrase.h"
#include "model/clinic-photo-print.h"
#include "ui/parts/clinic-choice.h"
#include "ui/parts/clinic-photo-thumb.h"
#include "ui/parts/clinic-sheet-window.h"
#include "ui/parts/clinic-wrap-box.h"
#include "ui/patients/clinic-history-sheet.h"
#include "ui/patients/clinic-timeline-words.h"

#define MOST_BYTES (8 * 1024 * 1024) /* of small photos held in memory */
#define LEAST_LIST_HEIGHT 360

struct _ClinicHistoryPrint
{
  GtkWidget parent_instance;

  ClinicDiary *diary;
  ClinicPatientPage *page;
  ClinicSheetWindow *window; /* not owned: it holds this */
  ClinicPhotoLoader *loader;
  GCancellable *cancellable; /* of photos on their way */
  GHashTable *chosen;        /* gint64: photos */
  GPtrArray *prints;         /* (nullable): ClinicPhotoPrint, of those chosen */

  GtkWidget *box;
  GtkDropDown *course_choice;
  GtkDropDown *order_choice;
  GtkWidget *photo_button;
  GtkWidget *photo_list; /* (nullable): made when it is first looked at */
};

G_DEFINE_FINAL_TYPE (ClinicHistoryPrint, clinic_history_print, GTK_TYPE_WIDGET)

static gint64
get_course (ClinicHistoryPrint *self)
{
  guint selected = gtk_drop_down_get_selected (self->course_choice);

  if (selected == 0 || selected > self->page->courses->len)
    return 0;
  return ((ClinicPatientCourse *) self->page->courses->pdata[selected - 1])->course->id;
}

static void
show_sheet (ClinicHistoryPrint *self)
{
  if (self->window != NULL)
    clinic_sheet_window_take_sheet (self->window,
                                    clinic_history_sheet_new (self->diary, self->page, get_course (self),
                                                              gtk_drop_down_get_selected (self->order_choice) == 1, self->prints));
}

/* Photos */

static void
prints_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicHistoryPrint) self = user_data;
  g_autoptr (GPtrArray) prints = clinic_photo_print_load_finish (CLINIC_DIARY (source), result, NULL);

  if (prints == NULL || self->diary == NULL)
    return;
  g_clear_pointer (&self->prints, g_ptr_array_unref);
  self->prints = g_steal_pointer (&prints);
  show_sheet (self);
}

static GPtrArray *
list_chosen (ClinicHistoryPrint *self)
{
  const GPtrArray *groups = self->page->history->photo_groups;
  GPtrArray *photos = g_ptr_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      const ClinicPhotoGroup *group = groups->pdata[i];

      for (guint j = 0; j < group->photos->len; j++)
        if (g_hash_table_contains (self->chosen, &((ClinicPhoto *) group->photos->pdata[j])->id))
          g_ptr_array_add (photos, group->photos->pdata[j]);
    }
  return photos;
}

/* A screen reader is told no mnemonic's line. */
static void
name_photo_button (ClinicHistoryPrint *self, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "_", 2);
  g_autofree char *name = g_strjoinv ("", parts);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->photo_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->photo_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
say_count (ClinicHistoryPrint *self, guint n)
{
  g_autofree char *words = n > 0 ? g_strdup_printf (ngettext ("%u P_hoto", "%u P_hotos", n), n) : g_strdup (_("No P_hotos"));
  g_autofree char *most = NULL;

  name_photo_button (self, words);
  if (n > CLINIC_PHOTO_PRINT_MOST)
    most = g_strdup_printf (_("Only the first %d photos go along. Print one course after the other."), CLINIC_PHOTO_PRINT_MOST);
  clinic_status_line_say (clinic_sheet_window_get_status (self->window), CLINIC_TONE_CAUTION, most);
}

static void
load_prints (ClinicHistoryPrint *self)
{
  g_autoptr (GPtrArray) photos = list_chosen (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  say_count (self, photos->len);
  clinic_photo_print_load_async (self->diary, photos, self->cancellable, prints_loaded_cb, g_object_ref (self));
}

void
clinic_history_print_choose (ClinicHistoryPrint *self, gint64 photo, gboolean chosen)
{
  g_return_if_fail (CLINIC_IS_HISTORY_PRINT (self));

  if (chosen)
    g_hash_table_add (self->chosen, g_memdup2 (&photo, sizeof photo));
  else
    g_hash_table_remove (self->chosen, &photo);
  load_prints (self);
}

static void
photo_toggled_cb (ClinicHistoryPrint *self, GtkCheckButton *check)
{
  gint64 *photo = g_object_get_data (G_OBJECT (check), "photo");

  clinic_history_print_choose (self, *photo, gtk_check_button_get_active (check));
}

static GtkWidget *
make_check (ClinicHistoryPrint *self, const ClinicPhoto *photo)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *thumb = clinic_photo_thumb_new ();
  g_autofree char *day = clinic_format_day (photo->day, CLINIC_DAY_FORM_HISTORY);
  g_autofree char *words = clinic_phrase_list ((const char *const[]){ clinic_photo_view_get_name (photo->view), day, NULL });

  clinic_photo_thumb_show (CLINIC_PHOTO_THUMB (thumb), self->loader, photo);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), thumb);
  gtk_widget_set_tooltip_text (check, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (check), "photo", g_memdup2 (&photo->id, sizeof photo->id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (photo_toggled_cb), self, G_CONNECT_SWAPPED);
  return check;
}

static void
add_group (ClinicHistoryPrint *self, GtkWidget *list, const ClinicPhotoGroup *group)
{
  g_autofree char *day = clinic_format_day (group->day, CLINIC_DAY_FORM_FULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", day, "xalign", 0.0, NULL);
  GtkWidget *checks = clinic_wrap_box_new ();

  gtk_widget_add_css_class (title, "caption-heading");
  for (guint i = 0; i < group->photos->len; i++)
    clinic_wrap_box_append (CLINIC_WRAP_BOX (checks), make_check (self, group->photos->pdata[i]));
  gtk_box_append (GTK_BOX (list), title);
  gtk_box_append (GTK_BOX (list), checks);
}

/* Only when it is asked for: several hundred small photos are read for it. */
static void
fill_photos_cb (GtkMenuButton *button, gpointer user_data)
{
  ClinicHistoryPrint *self = user_data;
  const GPtrArray *groups = self->page->history->photo_groups;

  if (gtk_widget_get_first_child (self->photo_list) != NULL)
    return;
  for (guint i = groups->len; i > 0; i--)
    add_group (self, self->photo_list, groups->pdata[i - 1]);
}

static void
add_photos (ClinicHistoryPrint *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-height",
                                      LEAST_LIST_HEIGHT, "min-content-width", 280, NULL);

  self->photo_list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->photo_list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  self->photo_button = gtk_menu_button_new ();
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->photo_button), TRUE);
  name_photo_button (self, _("No P_hotos"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->photo_button), popover);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->photo_button), fill_photos_cb, self, NULL);
  clinic_wrap_box_append (CLINIC_WRAP_BOX (self->box), self->photo_button);
}

/* Choices */

static GtkDropDown *
add_choice (ClinicHistoryPrint *self, const char *const *words, const char *name)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  clinic_choice_keep_name (GTK_DROP_DOWN (choice));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (show_sheet), self, G_CONNECT_SWAPPED);
  clinic_wrap_box_append (CLINIC_WRAP_BOX (self->box), choice);
  return GTK_DROP_DOWN (choice);
}

static void
add_courses (ClinicHistoryPrint *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_strv_builder_add (builder, _("All courses"));
  for (guint i = 0; i < self->page->courses->len; i++)
    {
      g_autofree char *band = clinic_timeline_words_band (
        self->page, ((ClinicPatientCourse *) self->page->courses->pdata[i])->course->id);

      g_strv_builder_add (builder, band);
    }
  words = g_strv_builder_end (builder);
  self->course_choice = add_choice (self, (const char *const *) words, _("Course"));
}

static void
clinic_history_print_dispose (GObject *object)
{
  ClinicHistoryPrint *self = CLINIC_HISTORY_PRINT (object);

  g_cancellable_cancel (self->cancellable);
  self->window = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->loader);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->prints, g_ptr_array_unref);
  g_clear_pointer (&self->page, clinic_patient_page_free);
  G_OBJECT_CLASS (clinic_history_print_parent_class)->dispose (object);
}

static void
clinic_history_print_class_init (ClinicHistoryPrintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clinic_history_print_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
clinic_history_print_init (ClinicHistoryPrint *self)
{
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->box = clinic_wrap_box_new ();
  g_object_set (self->box, "margin-start", 18, "margin-end", 18, "margin-top", 12, "margin-bottom", 6, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
clinic_history_print_new_window (GtkWindow *parent, ClinicDiary *diary, ClinicPatientPage *page)
{
  static const char *const orders[] = { N_("Newest first"), N_("Oldest first") };
  const char *order_words[] = { _(orders[0]), _(orders[1]), NULL };
  ClinicHistoryPrint *self;
  g_autofree char *name = NULL;
  g_autofree char *file_name = NULL;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary) && page != NULL, NULL);

  self = g_object_new (CLINIC_TYPE_HISTORY_PRINT, NULL);
  self->diary = g_object_ref (diary);
  self->page = clinic_patient_page_ref (page);
  self->loader = clinic_photo_loader_new (clinic_db_get_folder (clinic_diary_get_db (diary)), MOST_BYTES);
  add_courses (self);
  self->order_choice = add_choice (self, order_words, _("Order"));
  add_photos (self);
  gtk_widget_set_visible (self->photo_button, page->history->photo_groups->len > 0);
  name = clinic_patient_dup_name (page->patient);
  /* Translators: a file's name; %s is a patient */
  file_name = g_strdup_printf (_("History of %s.pdf"), name);
  self->window = CLINIC_SHEET_WINDOW (clinic_sheet_window_new (parent, _("Print the History"), file_name));
  clinic_sheet_window_set_tools (self->window, GTK_WIDGET (self));
  show_sheet (self);
  return GTK_WIDGET (self->window);
}
