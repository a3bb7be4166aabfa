package jp.kenkotecho.research.release;

import jp.kenkotecho.research.job.ExportParts;

/**
 * A file of an export, which is as much of it as one fetches at once.
 *
 * @param type of the resources in it
 * @param from the first unit in it
 * @param to the last unit in it
 */
public record ReleasedFile(ExportParts.Kind kind, String type, int from, int to) {}
