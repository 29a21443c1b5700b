/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/clinic-sample-names.h"

#include "core/clinic-skin-type.h"

/* Invented people: common given and family names put together at random. */
typedef struct
{
  int weight; /* how many of a hundred */
  const char *language;
  int skin; /* the lightest of the types that are frequent */
  const char *prefix; /* of phone numbers */
  const char *const *women;
  const char *const *men;
  const char *const *families;
} Culture;

#define NAMES(...) ((const char *const[]) { __VA_ARGS__, NULL })

static const Culture cultures[] = {
  { 34, "de", 1, "0171 555 ",
    NAMES ("Lena", "Marie", "Wanda", "Imke", "Irma", "Hedy", "Lotte", "Greta", "Frieda", "Paula", "Ingrid", "Heidi", "Zoë", "Änne", "Jördis", "Clara", "Emma", "Frida", "Johanna", "Katharina", "Leonie", "Mathilda", "Nele", "Ronja", "Selma", "Theresa", "Ulrike"),
    NAMES ("Jonas", "Finn", "Hugo", "Oskar", "David", "Karim", "Georg", "Lars", "Bruno", "Emil", "Nils", "Jörg", "Günther", "Sören", "Anton", "Bastian", "Clemens", "Felix", "Henrik", "Jakob", "Konrad", "Leo", "Moritz", "Paul", "Ruben", "Theo", "Valentin"),
    NAMES ("Fischer", "Vogt", "Nowak", "Blum", "Keller", "Lang", "Hahn", "Yilmaz", "Linde", "Kern", "Roth", "Weiß", "Müller", "Groß", "Schäfer", "Zander", "Winter", "Brandt", "Albrecht", "Becker", "Conrad", "Dietz", "Ebert", "Franke", "Graf", "Huber", "Jansen", "Krause", "Lehmann", "Moser", "Neumann", "Otto", "Pohl", "Richter", "Sauer", "Thiel", "Ulrich", "Voss", "Wagner") },
  { 12, "en", 1, "0151 555 ",
    NAMES ("Ruth", "Julia", "Sara", "Chloé", "Grace", "Hannah", "Amelia", "Niamh", "Charlotte", "Edith", "Flora", "Imogen", "Olive", "Phoebe"),
    NAMES ("Noah", "Adam", "Peter", "Simon", "Igor", "Conor", "Owen", "Seán", "Arthur", "Callum", "Elliot", "Hugh", "Rhys", "Toby"),
    NAMES ("Adler", "Roy", "Martin", "Klein", "O’Brien", "Evans", "Graham", "Ó Dálaigh", "Smith", "MacLeod", "Bennett", "Carter", "Dawson", "Ellis", "Fletcher", "Hughes", "Kavanagh", "Lloyd", "Pearce", "Walsh") },
  { 8, "tr", 3, "0152 555 ",
    NAMES ("Elif", "Ayşe", "Zeynep", "Defne", "Gülşen"), NAMES ("Ali", "Emre", "Kerem", "Çağlar", "Işık"),
    NAMES ("Demir", "Kaya", "Şahin", "Yıldız", "Öztürk", "Çelik") },
  { 6, "es", 2, "0160 555 ",
    NAMES ("Sofía", "Lucía", "Ana", "Rosa", "Begoña"), NAMES ("Tomás", "Iván", "José", "Íñigo", "Andrés"),
    NAMES ("Vega", "Costa", "Díaz", "López", "Muñoz", "García Peña") },
  { 6, "pl", 1, "0162 555 ",
    NAMES ("Łucja", "Małgorzata", "Zofia", "Agnieszka"), NAMES ("Paweł", "Jan", "Łukasz", "Grzegorz"),
    NAMES ("Kowal", "Wójcik", "Żak", "Dąbrowska", "Nowicki", "Świątek") },
  { 5, "hi", 4, "+91 98200 ",
    NAMES ("अनीता", "प्रिया", "सुनीता", "Asha", "Priya", "Kavya", "Divya"), NAMES ("राजेश", "अमित", "विजय", "Arjun", "Rohan"),
    NAMES ("शर्मा", "वर्मा", "गुप्ता", "Rao", "Mehta", "Iyer", "Kulkarni") },
  { 5, "ar", 3, "+971 50 555 ",
    NAMES ("فاطمة", "ليلى", "مريم", "نور"), NAMES ("عمر", "يوسف", "أحمد", "خالد"),
    NAMES ("الزهراء", "حداد", "الخطيب", "منصور") },
  { 5, "zh", 3, "+86 139 5550 ",
    NAMES ("美", "娜", "秀英", "静"), NAMES ("伟", "强", "明", "建国"), NAMES ("陈", "李", "王", "张", "欧阳") },
  { 4, "ja", 2, "+81 90 5550 ",
    NAMES ("愛子", "由紀", "さくら"), NAMES ("健", "大輔", "翔太"), NAMES ("田中", "佐藤", "鈴木", "渡辺") },
  { 4, "ru", 1, "+7 915 555 ",
    NAMES ("Анна", "Ольга", "Екатерина"), NAMES ("Иван", "Дмитрий", "Сергей"), NAMES ("Петрова", "Иванов", "Соколова") },
  { 3, "el", 2, "+30 697 555 ",
    NAMES ("Ελένη", "Μαρία"), NAMES ("Γιώργος", "Νίκος"), NAMES ("Παπαδοπούλου", "Νικολάου") },
  { 3, "ko", 2, "+82 10 5550 ",
    NAMES ("하나", "민지", "Hana"), NAMES ("민준", "서준"), NAMES ("김", "이", "박", "최") },
  { 2, "he", 2, "+972 54 555 ",
    NAMES ("רות", "נועה"), NAMES ("דוד", "יוסף"), NAMES ("כהן", "לוי") },
  { 1, "th", 3, "+66 81 555 ",
    NAMES ("กานดา", "มาลี"), NAMES ("สมชาย", "อนันต์"), NAMES ("ใจดี", "สุขสันต์") },
  { 2, "vi", 3, "+84 90 555 ",
    NAMES ("Hương", "Thảo", "Ngọc Ánh"), NAMES ("Đức", "Tuấn"), NAMES ("Nguyễn", "Trần", "Phạm") },
};

static const Culture *
choose_culture (GRand *rand)
{
  int at = g_rand_int_range (rand, 0, 100);

  for (gsize i = 0; i < G_N_ELEMENTS (cultures); i++)
    if ((at -= cultures[i].weight) < 0)
      return &cultures[i];
  return &cultures[0];
}

static const char *
choose (GRand *rand, const char *const *names)
{
  return names[g_rand_int_range (rand, 0, g_strv_length ((char **) names))];
}

static void
set_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

static char *
make_birth (GRand *rand, ClinicDay today)
{
  if (g_rand_int_range (rand, 0, 20) == 0)
    return g_strdup_printf ("%d", 1950 + g_rand_int_range (rand, 0, 55));
  /* grown up: 18 to about 68 years old */
  return clinic_day_to_iso (today - 18 * 366 - g_rand_int_range (rand, 0, 50 * 365));
}

static void
add_alerts (ClinicPatient *patient, GRand *rand)
{
  static const char *const allergies[] = { "Lidocaine: rash", "Latex", "Penicillin", "Nickel", "Wool wax" };

  if (g_rand_int_range (rand, 0, 14) == 0)
    set_text (&patient->allergies, g_strdup (allergies[g_rand_int_range (rand, 0, G_N_ELEMENTS (allergies))]));
  if (g_rand_int_range (rand, 0, 12) == 0)
    {
      patient->cold_sores = TRUE;
      set_text (&patient->cold_sores_note, g_strdup ("Prescribed cover"));
    }
}

/* Not by the dice: who is who would change. Of one in eight nobody has noted it. */
static int
choose_skin_type (const Culture *culture, const char *phones)
{
  guint hash = g_str_hash (phones);

  return hash % 8 == 0 ? CLINIC_SKIN_TYPE_UNKNOWN : culture->skin + (int) (hash / 8 % 3);
}

void
clinic_sample_make_patient (ClinicPatient *patient, GRand *rand, ClinicDay today)
{
  const Culture *culture = choose_culture (rand);
  gboolean woman = g_rand_int_range (rand, 0, 100) < 62;

  set_text (&patient->given, g_strdup (choose (rand, woman ? culture->women : culture->men)));
  set_text (&patient->family, g_strdup (choose (rand, culture->families)));
  patient->sex = woman ? CLINIC_SEX_FEMALE : CLINIC_SEX_MALE;
  set_text (&patient->birth, make_birth (rand, today));
  set_text (&patient->language, g_strdup (culture->language));
  set_text (&patient->phones, g_strdup_printf ("%s%04d", culture->prefix, g_rand_int_range (rand, 0, 10000)));
  patient->skin_type = choose_skin_type (culture, patient->phones);
  if (g_rand_int_range (rand, 0, 3) == 0)
    set_text (&patient->email, g_strdup_printf ("patient%u@example.org", g_rand_int (rand) % 1000000));
  add_alerts (patient, rand);
  patient->may_be_called = g_rand_int_range (rand, 0, 60) != 0;
}
