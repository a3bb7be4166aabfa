package jp.kenkotecho.imports.slip.model;

import java.time.LocalDate;
import java.util.List;

/**
 * What one slip says: whom it names, and each visit on which medicine was handed over.
 *
 * @param version the number in the header, {@code 8} for {@code JAHISTC08}
 * @param source who wrote the data: a pharmacy's print, or a notebook app's export
 * @param people record 1: none or one
 * @param dispensings in the order of the text
 */
public record Slip(int version, Source source, List<NamedPerson> people, List<Dispensing> dispensings) {

    /** 出力区分: which way the data travels. */
    public enum Source {
        /** 1: provider to patient, the printed slip. Also what versions before TC03 mean, which do not say. */
        PROVIDER,
        /** 2: patient to provider, or from one notebook app to another. */
        PATIENT
    }

    public Slip {
        people = List.copyOf(people);
        dispensings = List.copyOf(dispensings);
    }

    /**
     * Record 1, as far as it serves to see whose slip it is.
     *
     * @param name 患者氏名, kanji or kana, as printed
     * @param kana 患者氏名カナ; empty when absent
     * @param birthDates 患者生年月日: none (absent or unreadable) or one
     */
    public record NamedPerson(String name, String kana, List<LocalDate> birthDates) {

        public NamedPerson {
            birthDates = List.copyOf(birthDates);
        }
    }
}
