package org.cgmkit.shlink.content;

/** How what is shared is divided into files. */
public enum Packing {
    /** The summary in one file, readings and devices in another. */
    SUMMARY_APART,
    /** A file for each kind of data; readings refer to devices in another file. */
    BY_KIND,
    /** Everything in one file. */
    TOGETHER,
    /** Everything in one file, as a submission to a data receiver has it. */
    SUBMISSION
}
