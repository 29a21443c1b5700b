/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/patients/clinic-import-window.h"

#include <glib/gi18n-lib.h>

#include "core/clinic-date-order.h"
#include "core/clinic-phone.h"
#include "exchange/clinic-text-decoder.h"
#include "model/clinic-diary-import.h"
#include "model/clinic-import-file.h"
#include "ui/parts/clinic-file-choice.h"
#include "ui/parts/clinic-status-line.h"
#include "ui/patients/clinic-import-rows.h"

#define PREVIEWED 5
#define SAMPLE_LENGTH 40 /* characters */

struct _ClinicImportWindow
{
  AdwWindow parent_instance;

  ClinicDiary *diary;
  GFile *file;                   /* nullable */
  ClinicCsvTable *table;         /* nullable */
  ClinicPatientMapping *mapping; /* nullable */
  ClinicImportDrafts *drafts;    /* nullable */
  GPtrArray *findings;           /* nullable: ClinicImportFinding */
  GPtrArray *taken;              /* nullable: ClinicPatient, those that would be written; owned by the drafts */
  GPtrArray *passed;             /* nullable: ClinicImportRow, those that would not */
  GPtrArray *column_rows;        /* AdwComboRow, owned by their group */
  GPtrArray *preview_rows;       /* GtkWidget, owned by their group */
  GCancellable *cancellable;     /* of what is under way */
  gboolean filling;
  gboolean writing;

  GtkStack *stack;
  GtkButton *cancel_button;
  GtkButton *import_button;
  ClinicStatusLine *file_fault;
  GtkLabel *busy_label;
  GtkProgressBar *progress_bar;
  GtkLabel *summary_label;
  ClinicStatusLine *match_fault;
  GtkWidget *duplicates_group;
  GtkSwitch *duplicates_switch;
  ClinicImportRows *match_rows;
  AdwPreferencesGroup *preview_group;
  AdwPreferencesGroup *columns_group;
  AdwComboRow *encoding_row;
  AdwComboRow *delimiter_row;
  AdwComboRow *order_row;
  AdwStatusPage *result_page;
  ClinicImportRows *result_rows;
};

G_DEFINE_FINAL_TYPE (ClinicImportWindow, clinic_import_window, ADW_TYPE_WINDOW)

static const struct
{
  char delimiter;
  const char *name;
} delimiters[] = {
  { 0, N_("Found out") }, { ',', N_("Comma") }, { ';', N_("Semicolon") }, { '\t', N_("Tab") }, { '|', N_("Pipe") },
};

static void
show_line (ClinicStatusLine *line, const GError *error)
{
  g_autofree char *words = error != NULL ? clinic_words_for_error (error) : NULL;

  clinic_status_line_set_text (line, words);
  gtk_widget_set_visible (GTK_WIDGET (line), words != NULL);
}

/* What was begun earlier no longer counts. */
static GCancellable *
begin (ClinicImportWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
show_busy (ClinicImportWindow *self, const char *words)
{
  gtk_label_set_label (self->busy_label, words);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

/* What would be taken */

static void
sort_drafts (ClinicImportWindow *self)
{
  gboolean leave_out = gtk_switch_get_active (self->duplicates_switch);
  guint next = 0;

  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_clear_pointer (&self->passed, g_ptr_array_unref);
  self->taken = g_ptr_array_new ();
  self->passed = g_ptr_array_new_with_free_func ((GDestroyNotify) clinic_import_row_free);
  for (guint i = 0; i < self->drafts->refused->len; i++)
    {
      const ClinicImportRow *row = g_ptr_array_index (self->drafts->refused, i);

      g_ptr_array_add (self->passed, clinic_import_row_new (row->line, row->reason));
    }
  for (guint i = 0; i < self->drafts->drafts->len; i++)
    {
      const ClinicImportFinding *finding = next < self->findings->len ? g_ptr_array_index (self->findings, next) : NULL;
      guint line = g_array_index (self->drafts->lines, guint, i);

      if (finding == NULL || finding->draft != i)
        g_ptr_array_add (self->taken, g_ptr_array_index (self->drafts->drafts, i));
      else
        {
          next++;
          if (finding->verdict == CLINIC_IMPORT_DUPLICATE && !leave_out)
            g_ptr_array_add (self->taken, g_ptr_array_index (self->drafts->drafts, i));
          g_ptr_array_add (self->passed, clinic_import_row_new (line, finding->reason));
        }
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ClinicImportRow *first = *(ClinicImportRow *const *) a;
  const ClinicImportRow *second = *(ClinicImportRow *const *) b;

  return (first->line > second->line) - (first->line < second->line);
}

static gboolean
has_duplicates (ClinicImportWindow *self)
{
  for (guint i = 0; i < self->findings->len; i++)
    if (((ClinicImportFinding *) g_ptr_array_index (self->findings, i))->verdict == CLINIC_IMPORT_DUPLICATE)
      return TRUE;
  return FALSE;
}

static void
show_preview (ClinicImportWindow *self)
{
  for (guint i = 0; i < self->preview_rows->len; i++)
    adw_preferences_group_remove (self->preview_group, g_ptr_array_index (self->preview_rows, i));
  g_ptr_array_set_size (self->preview_rows, 0);
  for (guint i = 0; i < MIN (PREVIEWED, self->taken->len); i++)
    {
      const ClinicPatient *draft = g_ptr_array_index (self->taken, i);
      g_autofree char *name = clinic_patient_dup_name (draft);
      g_autofree char *number = clinic_patient_dup_phone (draft);
      g_autofree char *phone = clinic_phone_isolate (number);
      g_autofree char *about = g_strdup_printf ("%s%s%s", draft->birth, *draft->birth && *phone ? " · " : "", phone);
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle", about, NULL);

      adw_preferences_group_add (self->preview_group, row);
      g_ptr_array_add (self->preview_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->preview_group), self->taken->len > 0);
}

static void
show_match (ClinicImportWindow *self)
{
  g_autofree char *verb = NULL;
  g_autofree char *summary = NULL;
  guint rows = clinic_csv_table_get_n_rows (self->table);

  sort_drafts (self);
  g_ptr_array_sort (self->passed, compare_rows);
  verb = g_strdup_printf (ngettext ("Import %u Patient", "Import %u Patients", self->taken->len), self->taken->len);
  /* Translators: how many of the file's rows would be taken */
  summary = g_strdup_printf (ngettext ("%u of %u row can be imported", "%u of %u rows can be imported", rows),
                             self->taken->len, rows);
  gtk_button_set_label (self->import_button, verb);
  gtk_label_set_label (self->summary_label, summary);
  gtk_widget_set_visible (self->duplicates_group, has_duplicates (self));
  clinic_import_rows_show (self->match_rows, _("Look at these rows"), self->passed);
  show_preview (self);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.write", self->taken->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "match");
}

static void
show_no_match (ClinicImportWindow *self, const GError *error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  show_line (self->match_fault, error);
  gtk_label_set_label (self->summary_label, _("Nothing can be imported yet"));
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), FALSE);
  gtk_widget_set_visible (self->duplicates_group, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->preview_group), FALSE);
  clinic_import_rows_show (self->match_rows, "", none);
  gtk_stack_set_visible_child_name (self->stack, "match");
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = clinic_diary_check_import_finish (CLINIC_DIARY (source), result, &error);

  if (is_cancelled (error) || self->diary == NULL)
    return;
  if (findings == NULL)
    {
      show_no_match (self, error);
      return;
    }
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_steal_pointer (&findings);
  show_line (self->match_fault, NULL);
  show_match (self);
}

static void
drafted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicImportDrafts) drafts = clinic_import_file_draft_finish (result, &error);

  if (is_cancelled (error) || self->diary == NULL)
    return;
  if (drafts == NULL)
    {
      show_no_match (self, error);
      return;
    }
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, clinic_import_drafts_free);
  self->drafts = g_steal_pointer (&drafts);
  clinic_diary_check_import_async (self->diary, self->drafts->drafts, self->cancellable, checked_cb, g_object_ref (self));
}

static void
draft_again (ClinicImportWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.write", FALSE);
  clinic_import_file_draft_async (self->mapping, self->table, begin (self), drafted_cb, g_object_ref (self));
}

static void
duplicates_cb (ClinicImportWindow *self)
{
  if (self->findings != NULL)
    show_match (self);
}

/* Columns */

static void
column_cb (ClinicImportWindow *self, GParamSpec *pspec, GtkWidget *row)
{
  guint column;

  if (self->filling || !g_ptr_array_find (self->column_rows, row, &column))
    return;
  clinic_patient_mapping_set (self->mapping, column, adw_combo_row_get_selected (ADW_COMBO_ROW (row)));
  draft_again (self);
}

static GtkStringList *
make_fields (void)
{
  GtkStringList *fields = gtk_string_list_new (NULL);

  for (int field = 0; field < CLINIC_IMPORT_N_FIELDS; field++)
    gtk_string_list_append (fields, clinic_patient_header_title (field));
  return fields;
}

/* On one line, and isolated: a phone's groups of figures keep their order in a mirrored window. Not cut by the label:
 * GTK's warns of itself where the text is narrower than the dots would be. */
static char *
dup_sample (ClinicCsvTable *table, guint column)
{
  const char *cell = clinic_csv_table_get_n_rows (table) > 0 ? clinic_csv_table_get_cell (table, 0, column) : NULL;
  g_autofree char *start = NULL;

  if (cell == NULL || *cell == '\0')
    return g_strdup ("");
  start = g_utf8_substring (cell, 0, MIN (g_utf8_strlen (cell, -1), SAMPLE_LENGTH));
  g_strdelimit (start, "\r\n\t", ' ');
  return g_strconcat ("\u2068", start, strlen (start) < strlen (cell) ? "…" : "", "\u2069", NULL);
}

static void
show_columns (ClinicImportWindow *self)
{
  g_autoptr (GtkStringList) fields = make_fields ();

  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (self->columns_group, g_ptr_array_index (self->column_rows, i));
  g_ptr_array_set_size (self->column_rows, 0);
  for (guint column = 0; column < clinic_csv_table_get_n_columns (self->table); column++)
    {
      g_autofree char *sample = dup_sample (self->table, column);
      GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title",
                                     clinic_csv_table_get_column (self->table, column), "subtitle",
                                     sample, "model", fields, NULL);

      adw_combo_row_set_selected (ADW_COMBO_ROW (row), clinic_patient_mapping_get (self->mapping, column));
      adw_preferences_group_add (self->columns_group, row);
      g_ptr_array_add (self->column_rows, row);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (column_cb), self, G_CONNECT_SWAPPED);
    }
}

/* Reading */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicCsvTable) table = clinic_import_file_read_finish (result, &error);

  if (is_cancelled (error) || self->diary == NULL)
    return;
  if (table == NULL && self->table != NULL)
    {
      show_no_match (self, error);
      return;
    }
  show_line (self->file_fault, error);
  if (table == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      return;
    }
  g_clear_pointer (&self->mapping, clinic_patient_mapping_free);
  g_clear_pointer (&self->table, clinic_csv_table_unref);
  self->table = g_steal_pointer (&table);
  self->mapping = clinic_patient_mapping_guess (self->table);
  self->filling = TRUE;
  show_columns (self);
  adw_combo_row_set_selected (self->order_row, clinic_patient_mapping_get_date_order (self->mapping));
  self->filling = FALSE;
  draft_again (self);
}

static void
read_file (ClinicImportWindow *self)
{
  guint encoding = adw_combo_row_get_selected (self->encoding_row);
  guint delimiter = adw_combo_row_get_selected (self->delimiter_row);

  clinic_import_file_read_async (self->file,
                                 encoding > 0 ? clinic_text_decoder_get_encodings ()[encoding - 1] : NULL,
                                 delimiters[delimiter].delimiter, begin (self), read_cb, g_object_ref (self));
}

static void
reading_cb (ClinicImportWindow *self)
{
  if (!self->filling && self->file != NULL)
    read_file (self);
}

static void
order_cb (ClinicImportWindow *self)
{
  if (self->filling || self->mapping == NULL)
    return;
  clinic_patient_mapping_set_date_order (self->mapping, adw_combo_row_get_selected (self->order_row));
  draft_again (self);
}

static void
take_file (ClinicImportWindow *self, GFile *file)
{
  g_set_object (&self->file, file);
  show_busy (self, _("Reading the file"));
  read_file (self);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = clinic_file_choice_finish (GTK_WINDOW (self), result, &error);

  if (self->diary == NULL || is_cancelled (error))
    return;
  if (file != NULL)
    take_file (self, file);
  else
    show_line (self->file_fault, error);
}

static void
choose_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clinic_file_choice_async (GTK_WINDOW (widget), CLINIC_FILE_CHOICE_OPEN, _("Import Patients"), NULL, NULL, file_chosen_cb,
                            g_object_ref (widget));
}

/* Writing */

static void
show_result (ClinicImportWindow *self, const char *summary)
{
  adw_status_page_set_title (self->result_page, summary);
  adw_status_page_set_description (self->result_page, self->passed->len > 0 ? NULL : _("Every row was taken."));
  clinic_import_rows_show (self->result_rows, _("Look at these rows"), self->passed);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), FALSE);
  gtk_button_set_label (self->cancel_button, _("_Close"));
  gtk_stack_set_visible_child_name (self->stack, "result");
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  ClinicImportWindow *self = user_data;

  if (self->diary != NULL)
    gtk_progress_bar_set_fraction (self->progress_bar, total > 0 ? (double) done / total : 0);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ClinicImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClinicChange) change = clinic_diary_change_finish (CLINIC_DIARY (source), result, &error);

  self->writing = FALSE;
  if (self->diary == NULL)
    return;
  if (change != NULL)
    {
      show_result (self, clinic_change_get_summary (change));
      return;
    }
  show_match (self);
  show_line (self->match_fault, is_cancelled (error) ? NULL : error);
}

static void
write_patients (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicImportWindow *self = CLINIC_IMPORT_WINDOW (widget);
  g_autofree char *words = NULL;

  words = g_strdup_printf (ngettext ("Importing %u patient", "Importing %u patients", self->taken->len), self->taken->len);
  self->writing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), FALSE);
  show_busy (self, words);
  clinic_diary_import_patients_async (self->diary, self->taken, progress_cb, begin (self), written_cb, g_object_ref (self));
}

/* While it writes, cancelling takes the writing back; the window stays. */
static void
cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClinicImportWindow *self = CLINIC_IMPORT_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (!self->writing)
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
clinic_import_window_close_request (GtkWindow *window)
{
  ClinicImportWindow *self = CLINIC_IMPORT_WINDOW (window);

  if (self->writing)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (clinic_import_window_parent_class)->close_request (window);
}

static void
clinic_import_window_dispose (GObject *object)
{
  ClinicImportWindow *self = CLINIC_IMPORT_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLINIC_TYPE_IMPORT_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->diary);
  g_clear_object (&self->file);
  g_clear_pointer (&self->mapping, clinic_patient_mapping_free);
  g_clear_pointer (&self->table, clinic_csv_table_unref);
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_clear_pointer (&self->passed, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, clinic_import_drafts_free);
  g_clear_pointer (&self->column_rows, g_ptr_array_unref);
  g_clear_pointer (&self->preview_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (clinic_import_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, file_fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, busy_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, match_fault);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, duplicates_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, duplicates_switch);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, match_rows);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, preview_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, columns_group);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, order_row);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, result_page);
  gtk_widget_class_bind_template_child (widget_class, ClinicImportWindow, result_rows);
  gtk_widget_class_bind_template_callback (widget_class, duplicates_cb);
  gtk_widget_class_bind_template_callback (widget_class, reading_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
}

static void
clinic_import_window_class_init (ClinicImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clinic_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clinic_import_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sittings/Sittings/patients/clinic-import-window.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_file);
  gtk_widget_class_install_action (widget_class, "import.write", NULL, write_patients);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
}

static void
fill_reading_rows (ClinicImportWindow *self)
{
  const char *order_names[] = { _("Year, month, day"), _("Day, month, year"), _("Month, day, year"), NULL };
  const char *const *encodings = clinic_text_decoder_get_encodings ();
  g_autoptr (GtkStringList) encoding_names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) delimiter_names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) orders = gtk_string_list_new (order_names);

  gtk_string_list_append (encoding_names, _("Found out"));
  for (gsize i = 0; encodings[i] != NULL; i++)
    gtk_string_list_append (encoding_names, encodings[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    gtk_string_list_append (delimiter_names, _(delimiters[i].name));
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (encoding_names));
  adw_combo_row_set_model (self->delimiter_row, G_LIST_MODEL (delimiter_names));
  adw_combo_row_set_model (self->order_row, G_LIST_MODEL (orders));
}

static void
clinic_import_window_init (ClinicImportWindow *self)
{
  g_type_ensure (CLINIC_TYPE_IMPORT_ROWS);
  self->column_rows = g_ptr_array_new ();
  self->preview_rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_button_set_use_underline (self->cancel_button, TRUE);
  fill_reading_rows (self);
  self->filling = FALSE;
}

GtkWidget *
clinic_import_window_new (ClinicDiary *diary, GFile *file)
{
  ClinicImportWindow *self;

  g_return_val_if_fail (CLINIC_IS_DIARY (diary), NULL);

  self = g_object_new (CLINIC_TYPE_IMPORT_WINDOW, NULL);
  self->diary = g_object_ref (diary);
  if (file != NULL)
    take_file (self, file);
  return GTK_WIDGET (self);
}
