/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/calendar/clinic-slot-chooser.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-format.h"
#include "ui/parts/clinic-status-line.h"

#define DAYS_AT_ONCE 3
#define ROWS_OF_A_DAY 4
#define MINUTES_APART 40

struct _ClinicSlotChooser
{
  GtkWidget parent_instance;

  ClinicDiary *diary;
  GCancellable *cancellable;
  guint generation;
  ClinicSlotWish wish;
  ClinicSlot prefer; /* day CLINIC_DAY_NONE = none */
  int recommended;
  char *refusal;
  ClinicDay first;
  ClinicDay previous;
  ClinicDay next;

  GtkWidget *box;
  GtkWidget *days;
  GtkWidget *more_button;
  ClinicStatusLine *status;
  GtkSizeGroup *times;
  GtkCheckButton *leader;  /* of the radio group; (nullable) */
  GtkCheckButton *chosen; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (ClinicSlotChooser, clinic_slot_chooser, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SLOT_CHANGED,
  SIGNAL_SEARCHED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static const ClinicSlot *
get_row_slot (GtkCheckButton *row)
{
  return g_object_get_data (G_OBJECT (row), "slot");
}

static void
row_toggled_cb (GtkCheckButton *row, ClinicSlotChooser *self)
{
  g_assert (CLINIC_IS_SLOT_CHOOSER (self));

  if (!gtk_check_button_get_active (row))
    return;
  self->chosen = row;
  g_signal_emit (self, signals[SIGNAL_SLOT_CHANGED], 0);
}

/* Rows */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class, gboolean expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), expand);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, expand);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static char *
describe_place (ClinicSlotChooser *self, const ClinicSlot *slot)
{
  ClinicSetup *setup = clinic_diary_get_setup (self->diary);
  g_autofree char *bed = clinic_setup_say_bed (setup, slot->bed);
  g_autofree char *rolling = clinic_format_time (slot->start + slot->wait * 60, clinic_diary_get_zone (self->diary));
  g_autofree char *doctor = clinic_setup_say_staff (setup, slot->doctor);

  /* Translators: a time, the doctor, the bed: "rolling 10:05, Dr Nair · Bed 2" */
  return g_strdup_printf (_("rolling %s, %s · %s"), rolling, doctor, bed);
}

static void
name_row (GtkWidget *row, const ClinicSlot *slot, const char *time, const char *place, const char *wait)
{
  g_autofree char *day = clinic_format_day (slot->day, CLINIC_DAY_FORM_WEEKDAY);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s, %s", day, time, place, wait);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
create_row (ClinicSlotChooser *self, const ClinicSlot *slot)
{
  GtkWidget *row = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *time = clinic_format_minute (slot->minute);
  g_autofree char *place = describe_place (self, slot);
  g_autofree char *minutes = clinic_format_minutes (slot->wait);
  /* Translators: %s is "45 min" */
  g_autofree char *wait = g_strdup_printf (_("wait %s"), minutes);
  GtkWidget *figure = add_label (box, time, "slot-time", FALSE);

  gtk_size_group_add_widget (self->times, figure);
  add_label (box, place, "slot-detail", TRUE);
  add_label (box, wait, "slot-detail", FALSE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "slot-row");
  g_object_set_data_full (G_OBJECT (row), "slot", g_memdup2 (slot, sizeof *slot), g_free);
  name_row (row, slot, time, place, wait);
  if (self->leader == NULL)
    self->leader = GTK_CHECK_BUTTON (row);
  else
    gtk_check_button_set_group (GTK_CHECK_BUTTON (row), self->leader);
  g_signal_connect (row, "toggled", G_CALLBACK (row_toggled_cb), self);
  return row;
}

static char *
describe_day (ClinicSlotChooser *self, ClinicDay day)
{
  int gap = self->previous == CLINIC_DAY_NONE ? 0 : day - self->previous;
  g_autofree char *days = clinic_format_days (gap);

  if (gap == 0)
    return g_strdup ("");
  if (day == self->first && self->refusal != NULL && !self->wish.close)
    return g_strdup_printf (_("%s, earliest"), days);
  if (gap == self->recommended)
    return g_strdup_printf (_("%s, recommended"), days);
  return g_steal_pointer (&days);
}

static GtkWidget *
append_day (ClinicSlotChooser *self, ClinicDay day)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = clinic_format_day (day, CLINIC_DAY_FORM_TITLE);
  g_autofree char *detail = describe_day (self, day);

  add_label (header, title, "caption", TRUE);
  gtk_widget_add_css_class (add_label (header, detail, "caption", FALSE), "dim-label");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "slot-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (self->days), header);
  gtk_box_append (GTK_BOX (self->days), card);
  return card;
}

static gboolean
is_same_place (const ClinicSlot *a, const ClinicSlot *b)
{
  return a->day == b->day && a->minute == b->minute;
}

static void
append_slots (ClinicSlotChooser *self, const GArray *slots)
{
  ClinicDay day = CLINIC_DAY_NONE;
  GtkWidget *card = NULL;
  GtkWidget *choose = NULL;

  for (guint i = 0; i < slots->len; i++)
    {
      const ClinicSlot *slot = &g_array_index (slots, ClinicSlot, i);
      GtkWidget *row = create_row (self, slot);

      if (slot->day != day)
        card = append_day (self, slot->day);
      day = slot->day;
      gtk_box_append (GTK_BOX (card), row);
      if (choose == NULL || is_same_place (slot, &self->prefer))
        choose = row;
    }
  if (self->chosen == NULL && choose != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (choose), TRUE);
}

/* Searching */

static void
clear_rows (ClinicSlotChooser *self)
{
  GtkWidget *child;

  self->leader = self->chosen = NULL;
  while ((child = gtk_widget_get_first_child (self->days)) != NULL)
    gtk_box_remove (GTK_BOX (self->days), child);
}

static void
show_status (ClinicSlotChooser *self, ClinicTone tone, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->status), text != NULL);
  clinic_status_line_set_tone (self->status, tone);
  clinic_status_line_set_text (self->status, text != NULL ? text : "");
}

static void
show_found (ClinicSlotChooser *self, const ClinicSlotList *list, gboolean is_first)
{
  if (is_first)
    {
      clear_rows (self);
      g_free (self->refusal);
      self->refusal = g_strdup (list->refusal);
      self->first = list->first;
      self->previous = list->previous;
    }
  self->next = list->next;
  append_slots (self, list->slots);
  show_status (self, CLINIC_TONE_CAUTION,
               self->leader == NULL ? _("Nothing is free in the next 90 days. Try another time of day or doctor.") : NULL);
  gtk_widget_set_visible (self->more_button, self->leader != NULL && self->next != CLINIC_DAY_NONE);
  if (self->chosen == NULL)
    g_signal_emit (self, signals[SIGNAL_SLOT_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_SEARCHED], 0);
}

typedef struct
{
  ClinicSlotChooser *self;
  guint generation;
  gboolean is_first;
} Search;

static void
slots_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Search *search = user_data;
  g_autoptr (ClinicSlotChooser) self = search->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicSlotList) list = clinic_diary_find_slots_finish (CLINIC_DIARY (source), result, &error);
  g_autofree char *words = NULL;

  if (search->generation != self->generation || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (list != NULL)
    {
      show_found (self, list, search->is_first);
      return;
    }
  words = clinic_words_for_error (error);
  clear_rows (self);
  show_status (self, CLINIC_TONE_BAD, words);
  gtk_widget_set_visible (self->more_button, FALSE);
  g_signal_emit (self, signals[SIGNAL_SLOT_CHANGED], 0);
}

static void
start_search (ClinicSlotChooser *self, const ClinicSlotWish *wish, gboolean is_first)
{
  Search *search = g_new0 (Search, 1);

  search->self = g_object_ref (self);
  search->generation = ++self->generation;
  search->is_first = is_first;
  clinic_diary_find_slots_async (self->diary, wish, self->cancellable, slots_found_cb, search);
}

static void
more_clicked_cb (ClinicSlotChooser *self)
{
  ClinicSlotWish wish = self->wish;

  g_assert (CLINIC_IS_SLOT_CHOOSER (self));

  wish.from = self->next;
  start_search (self, &wish, FALSE);
}

void
clinic_slot_chooser_search (ClinicSlotChooser *self, const ClinicSlotWish *wish, const ClinicSlot *prefer, int recommended)
{
  g_return_if_fail (CLINIC_IS_SLOT_CHOOSER (self));
  g_return_if_fail (self->diary != NULL && wish != NULL);

  self->wish = *wish;
  self->wish.most_days = DAYS_AT_ONCE;
  self->wish.most_per_day = ROWS_OF_A_DAY;
  self->wish.apart = MINUTES_APART;
  self->prefer = prefer != NULL ? *prefer : (ClinicSlot){ .day = CLINIC_DAY_NONE };
  self->recommended = recommended;
  if (self->leader == NULL)
    show_status (self, CLINIC_TONE_PLAIN, _("Searching…"));
  start_search (self, &self->wish, TRUE);
}

const ClinicSlot *
clinic_slot_chooser_get_slot (ClinicSlotChooser *self)
{
  g_return_val_if_fail (CLINIC_IS_SLOT_CHOOSER (self), NULL);

  return self->chosen != NULL ? get_row_slot (self->chosen) : NULL;
}

const char *
clinic_slot_chooser_get_refusal (ClinicSlotChooser *self)
{
  g_return_val_if_fail (CLINIC_IS_SLOT_CHOOSER (self), NULL);

  return self->refusal;
}

ClinicDay
clinic_slot_chooser_get_first (ClinicSlotChooser *self)
{
  g_return_val_if_fail (CLINIC_IS_SLOT_CHOOSER (self), CLINIC_DAY_NONE);

  return self->first;
}

gboolean
clinic_slot_chooser_has_day (ClinicSlotChooser *self, ClinicDay day)
{
  g_return_val_if_fail (CLINIC_IS_SLOT_CHOOSER (self), FALSE);

  /* days are looked through in order, and what was looked for begins with @day or later */
  return self->leader != NULL && get_row_slot (self->leader)->day <= day;
}

static GtkWidget *
find_next_row (GtkWidget *row)
{
  GtkWidget *card = gtk_widget_get_parent (row);
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  while (next == NULL && (card = gtk_widget_get_next_sibling (card)) != NULL)
    if (gtk_widget_has_css_class (card, "slot-card"))
      next = gtk_widget_get_first_child (card);
  return next;
}

void
clinic_slot_chooser_mark_taken (ClinicSlotChooser *self)
{
  GtkWidget *row, *next, *label;

  g_return_if_fail (CLINIC_IS_SLOT_CHOOSER (self));

  if (self->chosen == NULL)
    return;
  row = GTK_WIDGET (self->chosen);
  label = gtk_widget_get_last_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (row)));
  gtk_label_set_label (GTK_LABEL (label), _("taken meanwhile"));
  next = find_next_row (row);
  self->chosen = NULL;
  if (next != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (next), TRUE);
  else
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (row), FALSE);
      g_signal_emit (self, signals[SIGNAL_SLOT_CHANGED], 0);
    }
  gtk_widget_set_sensitive (row, FALSE);
}

void
clinic_slot_chooser_set_diary (ClinicSlotChooser *self, ClinicDiary *diary)
{
  g_return_if_fail (CLINIC_IS_SLOT_CHOOSER (self));

  g_set_object (&self->diary, diary);
}

static void
clinic_slot_chooser_dispose (GObject *object)
{
  ClinicSlotChooser *self = CLINIC_SLOT_CHOOSER (object);

  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->diary);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (clinic_slot_chooser_parent_class)->dispose (object);
}

static void
clinic_slot_chooser_finalize (GObject *object)
{
  ClinicSlotChooser *self = CLINIC_SLOT_CHOOSER (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->times);
  g_free (self->refusal);
  G_OBJECT_CLASS (clinic_slot_chooser_parent_class)->finalize (object);
}

static void
clinic_slot_chooser_class_init (ClinicSlotChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = clinic_slot_chooser_dispose;
  object_class->finalize = clinic_slot_chooser_finalize;
  signals[SIGNAL_SLOT_CHANGED] = g_signal_new ("slot-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                               NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SEARCHED] = g_signal_new ("searched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
clinic_slot_chooser_init (ClinicSlotChooser *self)
{
  self->cancellable = g_cancellable_new ();
  self->times = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->first = self->previous = self->next = CLINIC_DAY_NONE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->days = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->status = CLINIC_STATUS_LINE (clinic_status_line_new (CLINIC_TONE_PLAIN, NULL, ""));
  self->more_button = gtk_button_new_with_mnemonic (_("More _Times"));
  gtk_widget_add_css_class (self->more_button, "flat");
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more_button, FALSE);
  g_signal_connect_object (self->more_button, "clicked", G_CALLBACK (more_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->days);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (self->box), self->more_button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
clinic_slot_chooser_new (void)
{
  return g_object_new (CLINIC_TYPE_SLOT_CHOOSER, NULL);
}
