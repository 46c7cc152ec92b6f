package org.cgmkit.reports.files;

import java.util.Set;

/** A form in which a run is reported. */
public enum Format {
    /** The report as one HTML page. */
    PAGE("the report as a page: open it, send it on; it needs no network"),
    /** The results as JSON. */
    JSON("the results for programs"),
    /** JUnit XML. */
    JUNIT("the results for CI servers"),
    /** Markdown. */
    MARKDOWN("a short summary for comments and job pages"),
    /** The folder with Allure's results. */
    ALLURE("the results for an Allure server"),
    /** Allure's report as one HTML page, which takes seconds to make. */
    ALLURE_PAGE("the results as a page of Allure"),
    /** FHIR's TestReport. */
    TESTREPORT("the results as a FHIR TestReport"),
    /** An SVG badge. */
    BADGE("a badge for a project's page");

    /** The formats that every run leaves behind at its verdict; Allure's page follows, and the others are made on demand. */
    public static final Set<Format> USUAL = Set.of(PAGE, JSON, JUNIT, MARKDOWN, ALLURE);

    private final String description;

    Format(String description) {
        this.description = description;
    }

    /** What it is good for, in a few words. */
    public String description() {
        return description;
    }
}
