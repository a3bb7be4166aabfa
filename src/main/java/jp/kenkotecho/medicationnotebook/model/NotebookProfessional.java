package jp.kenkotecho.medicationnotebook.model;

/**
 * Who dispensed (record 15) or prescribed (record 55). No licence number is in the data.
 *
 * @param name empty when the record is absent
 * @param department 診療科名, free text; empty for who dispensed
 * @param contact as written; empty for who prescribed
 */
public record NotebookProfessional(String name, String department, String contact) {

    public static final NotebookProfessional NONE = new NotebookProfessional("", "", "");
}
