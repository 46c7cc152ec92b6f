package org.cgmkit.shlink.content;

/** What a person can choose to share (CGM guide STU 1, SMART Health Links for CGM Data Sharing, workflow step 1). */
public enum DataKind {
    SUMMARY,
    READINGS,
    DEVICES
}
