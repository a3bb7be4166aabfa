package jp.kenkotecho.seenred.there;

import jp.kenkotecho.seenred.back.Back;

/** Half of a cycle. */
public record There(Back other) {}
