package jp.kenkotecho.medicationnotebook.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What one document of お薬手帳データ says: whom it names, what is known of that person, and each visit.
 *
 * @param version the number in the header, {@code 8} for {@code JAHISTC08}
 * @param source who wrote the data: a pharmacy's print, or a notebook app's export
 * @param people record 1: none or one
 * @param remarks record 2: allergies, side effects, past illnesses
 * @param overTheCounter record 3 with its 31
 * @param memos record 4
 * @param dispensings in the order of the text
 * @param familyPharmacists record 701
 */
public record Notebook(
        int version,
        Source source,
        List<NamedPerson> people,
        List<PatientRemark> remarks,
        List<OverTheCounter> overTheCounter,
        List<Note> memos,
        List<Dispensing> dispensings,
        List<FamilyPharmacist> familyPharmacists) {

    /** 出力区分: which way the data travels. */
    public enum Source {
        /** 1: provider to patient, the printed slip. Also what versions before TC03 mean, which do not say. */
        PROVIDER,
        /** 2: patient to provider, or from one notebook app to another. */
        PATIENT
    }

    public Notebook {
        people = List.copyOf(people);
        remarks = List.copyOf(remarks);
        overTheCounter = List.copyOf(overTheCounter);
        memos = List.copyOf(memos);
        dispensings = List.copyOf(dispensings);
        familyPharmacists = List.copyOf(familyPharmacists);
    }

    boolean isEmpty() {
        return remarks.isEmpty()
                && overTheCounter.isEmpty()
                && memos.isEmpty()
                && dispensings.isEmpty()
                && familyPharmacists.isEmpty();
    }

    /** How many medicines, handed over or bought. */
    public int drugs() {
        return overTheCounter.size()
                + dispensings.stream().mapToInt(Dispensing::drugs).sum();
    }

    /** The same without its last visit. */
    Notebook withoutOldest() {
        var newer = dispensings.subList(0, dispensings.size() - 1);
        return new Notebook(version, source, people, remarks, overTheCounter, memos, newer, familyPharmacists);
    }

    /**
     * Record 1.
     *
     * @param name 患者氏名, kanji or kana, as printed; a character that could not be written stands as ■
     * @param kana 患者氏名カナ; empty when absent
     * @param sex 患者性別
     * @param birthDates 患者生年月日: none (absent or unreadable) or one
     * @param contact address, telephone, emergency contact and blood type, as written; never imported without being asked
     * @param weights 体重 in kg: none or one
     */
    public record NamedPerson(
            String name, String kana, Sex sex, List<LocalDate> birthDates, Contact contact, List<BigDecimal> weights) {

        public NamedPerson {
            birthDates = List.copyOf(birthDates);
            weights = List.copyOf(weights);
        }
    }

    /** 患者性別: 1, 2, and everything else. */
    public enum Sex {
        MALE,
        FEMALE,
        UNKNOWN
    }

    /** What record 1 says beside who it is; each empty when absent. */
    public record Contact(String postcode, String address, String telephone, String inEmergency, String bloodType) {}
}
