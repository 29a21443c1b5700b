/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clinic-patient-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clinic-name-key.h"

/*
 * Headers folded, letters and figures only, as plain address books and clinic programs write them in English, German,
 * French and Spanish (Thunderbird, Outlook, Google, Roundcube, OpenEMR, Synthea). A # stands for a number.
 */
static const struct
{
  ClinicImportField field;
  const char *headers;
} known[] = {
  { CLINIC_IMPORT_FIELD_NAME,
    " name fullname displayname patientname patient clientname anzeigename vollstandigername patientenname nomcomplet"
    " nomaffiche nomdupatient nombrecompleto nombreparamostrar nombreyapellidos apellidosynombre"
    " nomprenom nachnamevorname"
    " namevorname vorundnachname lastnamefirstname lastfirst 氏名 名前 姓名 이름 имя фио الاسم " },
  { CLINIC_IMPORT_FIELD_GIVEN,
    " firstname first given givenname givennames fname forename forenames vorname vornamen rufname prenom prenoms"
    " nombre nombres primernombre nombredepila voornaam nome imie patientfirstname 名 " },
  { CLINIC_IMPORT_FIELD_MIDDLE,
    " middlename middle mname middlenames additionalname additionalnames secondname zweitervorname weiterevornamen"
    " deuxiemeprenom segundonombre " },
  { CLINIC_IMPORT_FIELD_FAMILY,
    " lastname last family familyname lname surname nachname familienname zuname nom nomdefamille apellido apellidos"
    " primerapellido segundoapellido apellidopaterno apellidomaterno achternaam cognome sobrenome nazwisko"
    " patientlastname 姓 фамилия " },
  { CLINIC_IMPORT_FIELD_NUMBER,
    " pubpid patientid patientno patientnumber patientnr patientennummer patientennr mrn chartnumber"
    " chartno numeropatient nopatient numeropaciente numerodepaciente historiaclinica nhc nohistoria recordnumber"
    " medicalrecordnumber kundennummer clientnumber " },
  { CLINIC_IMPORT_FIELD_BIRTH,
    " birthdate dateofbirth dob birthday born bday birth geburtsdatum geburtstag geboren geborenam"
    " gebdatum geb gebdat"
    " datedenaissance datenaissance naissance nele neele anniversaire fechadenacimiento fechanacimiento"
    " nacimiento fnac"
    " fechanac cumpleanos datadinascita datanascita geboortedatum 生年月日 생년월일 датарождения " },
  { CLINIC_IMPORT_FIELD_BIRTH_YEAR,
    " birthyear yearofbirth geburtsjahr anneedenaissance anneenaissance anodenacimiento anonacimiento " },
  { CLINIC_IMPORT_FIELD_BIRTH_MONTH,
    " birthmonth monthofbirth geburtsmonat moisdenaissance mesdenacimiento " },
  { CLINIC_IMPORT_FIELD_BIRTH_DAY, " dayofbirth jourdenaissance diadenacimiento " },
  { CLINIC_IMPORT_FIELD_SEX,
    " sex gender geschlecht sexe sexo genre genero administrativegender sesso geslacht 性別 пол الجنس " },
  { CLINIC_IMPORT_FIELD_MOBILE,
    " mobile mobilephone mobilenumber mobileno mobiletelephone cell cellphone phonecell cellular cellularnumber"
    " handy handynummer mobil mobiltelefon mobilfunk mobilnummer mobiltelefonnummer mobilrufnummer portable"
    " telephoneportable telportable telmobile telephonemobile mobiles movil celular telefonomovil telmovil"
    " numerodemovil whatsapp 携帯電話 " },
  { CLINIC_IMPORT_FIELD_PHONE,
    " phone phone# phonenumber phones telephone telephonenumber tel tel# telefon telefon# telefonnummer"
    " rufnummer festnetz"
    " homephone homephone# phonehome hometelephone workphone phonework phonebiz businessphone businessphone#"
    " phonecontact primaryphone otherphone mainphone companymainphone phone#value telefonprivat privattelefon"
    " telefonprivat# telefongeschaftlich telefongeschaftlich# telefondienstlich dienstlichetelefonnummer"
    " telefonzuhause telefonarbeit telephone# telephonedomicile telephonepersonnel telephonebureau"
    " telephoneprofessionnel telfixe telephonefixe telefono telefono# telefonoparticular telefonodecasa telefonocasa"
    " telefonotrabajo telefonodeltrabajo telefonofijo numerodetelefono numerodetelephone telefone"
    " telefoon telefonfest"
    " telfest telpriv telgesch 電話番号 電話 전화 телефон الهاتف " },
  { CLINIC_IMPORT_FIELD_PHONE_TYPE, " phone#type phone#label " },
  { CLINIC_IMPORT_FIELD_EMAIL,
    " email email# emailaddress email#address email#value mail mailadresse emailadresse emailadressen email#adresse"
    " primaryemail secondaryemail homeemail workemail primareemail primareemailadresse sekundareemailadresse"
    " courriel adresseemail adressemail adressedemessagerie adresseelectronique adresseelectroniqueprincipale"
    " correo correoelectronico direcciondecorreo direcciondecorreoelectronico correoelectronicoprincipal"
    " emailprimaire emailprincipal 電子メール メールアドレス " },
  { CLINIC_IMPORT_FIELD_ADDRESS,
    " address address# streetaddress street street# homeaddress homeaddress# homestreet homestreet#"
    " homecity homestate"
    " homezipcode homezip homepostalcode homecountry homecountryregion city town state province zip zipcode postcode"
    " postalcode country address#street address#city address#region address#postalcode address#country plz"
    " postleitzahl ort stadt wohnort bundesland land strasse strassehausnummer strasseundhausnummer strassenr hausnr"
    " hausnummer anschrift adresse adresse# privatadresse privatadresse# strasseprivat ortprivat postleitzahlprivat"
    " privatort privatplz privatland rue ruedomicile codepostaldomicile adressepostale ville codepostal"
    " cp pays adressepersonnelle rueperso"
    " adressedomicile villedomicile direccion direccion# domicilio calle callenumero ciudad localidad poblacion"
    " provincia codigopostal pais direccionparticular callededomicilio 住所 адрес " },
  { CLINIC_IMPORT_FIELD_LANGUAGE,
    " language preferredlanguage lang sprache muttersprache langue languepreferee idioma lengua " },
  { CLINIC_IMPORT_FIELD_NOTES,
    " notes note comment comments remark remarks bemerkung bemerkungen notiz notizen anmerkung anmerkungen kommentar"
    " remarque remarques commentaire commentaires nota notas comentario comentarios observaciones 備考 " },
  { CLINIC_IMPORT_FIELD_ALLERGIES,
    " allergies allergy allergien allergie alergias alergia knownallergies " },
  { CLINIC_IMPORT_FIELD_DECEASED,
    " deathdate deceased deceaseddate dateofdeath dead verstorben verstorbenam sterbedatum todesdatum"
    " deces datededeces"
    " decede fallecido fallecida fechadefallecimiento fechadedefuncion defuncion " },
};

static char *
reduce_header (const char *header)
{
  g_autofree char *folded = clinic_name_key (header);
  GString *out = g_string_new (" ");

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        {
          if (out->str[out->len - 1] != '#')
            g_string_append_c (out, '#');
        }
      else if (g_unichar_isalpha (c) || g_unichar_ismark (c))
        g_string_append_unichar (out, c);
    }
  g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

/* The table is folded too: NFKD takes hangul apart, and folding gives a letter another form here and there. */
static GHashTable *
build_index (void)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_auto (GStrv) words = g_strsplit (known[i].headers, " ", -1);

      for (gsize j = 0; words[j] != NULL; j++)
        if (*words[j] != '\0')
          {
            g_autofree char *marked = g_strdelimit (g_strdup (words[j]), "#", '0');

            g_hash_table_insert (index, reduce_header (marked), GINT_TO_POINTER (known[i].field));
          }
    }
  return index;
}

/* Google numbers whole addresses: the first is the home, the others would only be run together with it. */
static gboolean
is_second_address (const char *header, const char *reduced)
{
  g_autofree char *digits = clinic_name_key_digits (header);

  return g_str_has_prefix (reduced, " address#") && strcmp (reduced, " address# ") != 0 && strcmp (digits, "1") != 0;
}

/**
 * clinic_patient_header_find:
 * @header: a column's name
 *
 * Returns: what the column holds by its name, or CLINIC_IMPORT_FIELD_NONE
 */
ClinicImportField
clinic_patient_header_find (const char *header)
{
  static gsize index = 0;
  g_autofree char *reduced = NULL;

  g_return_val_if_fail (header != NULL, CLINIC_IMPORT_FIELD_NONE);

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, (gsize) build_index ());
  reduced = reduce_header (header);
  if (is_second_address (header, reduced))
    return CLINIC_IMPORT_FIELD_NONE;
  return GPOINTER_TO_INT (g_hash_table_lookup ((GHashTable *) index, reduced));
}

/**
 * clinic_patient_header_title:
 *
 * Returns: (transfer none): what people call the field, in their language
 */
const char *
clinic_patient_header_title (ClinicImportField field)
{
  static const char *const titles[CLINIC_IMPORT_N_FIELDS] = {
    N_("Left out"),    N_("Whole name"),    N_("Given name"),    N_("Middle name"),  N_("Family name"),
    N_("Number"),      N_("Birth date"),    N_("Birth year"),    N_("Birth month"),  N_("Birth day"),
    N_("Sex"),         N_("Mobile phone"),  N_("Phone"),         N_("Kind of the next phone"),
    N_("E-mail"),      N_("Address"),       N_("Language"),      N_("Notes"),        N_("Allergies"),
    N_("Deceased"),
  };

  g_return_val_if_fail ((guint) field < CLINIC_IMPORT_N_FIELDS, "");

  return _(titles[field]);
}
