package jp.kenkotecho.medicationnotebook.model;

import java.time.LocalDate;
import java.util.List;

/**
 * One visit: what was handed over or told, where and when (records 5 to 601).
 *
 * @param day 調剤等年月日, a day in Japan; for dispensing inside a hospital it is the day of the prescription
 * @param recorder who wrote record 5
 * @param dispensedAt record 11
 * @param dispenser record 15
 * @param prescribedAt record 51; {@link NotebookInstitution#NONE} for dispensing inside a hospital
 * @param prescriptions RP by RP; empty when information alone was given
 * @param notes records 401 to 601
 */
public record Dispensing(
        LocalDate day,
        Recorder recorder,
        NotebookInstitution dispensedAt,
        NotebookProfessional dispenser,
        NotebookInstitution prescribedAt,
        List<Prescription> prescriptions,
        List<Note> notes) {

    public Dispensing {
        prescriptions = List.copyOf(prescriptions);
        notes = List.copyOf(notes);
    }

    public int drugs() {
        return prescriptions.stream().mapToInt(rp -> rp.drugs().size()).sum();
    }
}
