package jp.kenkotecho.jobs;

/** A divided job as work: its id alone stands for the division, {@code id/number} for a piece. */
final class DividedWork implements Work {

    private static final char SEPARATOR = '/';

    private final DividedJob job;
    private final Jobs jobs;

    DividedWork(DividedJob job, Jobs jobs) {
        this.job = job;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return job.kind();
    }

    @Override
    public Retries retries() {
        return job.retries();
    }

    @Override
    public void run(String id, Lease lease) {
        if (isPiece(id)) {
            job.take(jobOf(id), pieceOf(id), lease);
        } else {
            // A node that dies among these divides once more; what of it is done already finds nothing to do.
            job.divide(id, lease).forEach(piece -> jobs.start(kind(), id + SEPARATOR + piece));
        }
        job.endIfDone(jobOf(id));
    }

    @Override
    public void giveUp(String id) {
        if (isPiece(id)) {
            job.giveUp(jobOf(id), pieceOf(id));
        } else {
            job.giveUp(id);
        }
    }

    private static boolean isPiece(String id) {
        return id.indexOf(SEPARATOR) >= 0;
    }

    private static String jobOf(String id) {
        return isPiece(id) ? id.substring(0, id.indexOf(SEPARATOR)) : id;
    }

    private static int pieceOf(String id) {
        return Integer.parseInt(id.substring(id.indexOf(SEPARATOR) + 1));
    }
}
