package jp.kenkotecho.seenred.back;

import jp.kenkotecho.seenred.there.There;

/** Half of a cycle. */
public record Back(There other) {}
