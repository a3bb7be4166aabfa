package jp.kenkotecho.medicationnotebook.model;

import java.util.List;

/**
 * One RP (処方番号): drugs that are taken together, and how.
 *
 * @param number counted from 1 within a dispensing: no key outside it
 * @param prescriber record 55; {@link NotebookProfessional#NONE} when absent
 * @param drugs at least one
 * @param supplements record 311, 用法補足
 * @param cautions record 391, 処方服用注意
 */
public record Prescription(
        int number,
        NotebookProfessional prescriber,
        List<Drug> drugs,
        UsageRecord usage,
        List<String> supplements,
        List<String> cautions) {

    public Prescription {
        drugs = List.copyOf(drugs);
        supplements = List.copyOf(supplements);
        cautions = List.copyOf(cautions);
    }
}
