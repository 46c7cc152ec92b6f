package org.cgmkit.reports;

/** What the command tells the shell. The numbers are a contract with pipelines and never change. */
public enum ExitCode {
    /** No requirement that counts failed, and none stayed open (see {@link FailOn}). */
    OK(0),
    /** A requirement that weighs failed. */
    FAILED(1),
    /** The command line or the configuration is wrong; nothing was tested. */
    USAGE(2),
    /** The target cannot be reached; nothing was tested. */
    UNREACHABLE(3),
    /** The kit itself is at fault. */
    KIT_FAULT(4),
    /** The run did not finish, or a requirement that weighs stayed open. */
    INCOMPLETE(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }

    /** The code for a run that came to that gate. */
    public static ExitCode of(Gate gate) {
        return switch (gate) {
            case PASS -> OK;
            case FAIL -> FAILED;
            case INCOMPLETE -> INCOMPLETE;
        };
    }
}
