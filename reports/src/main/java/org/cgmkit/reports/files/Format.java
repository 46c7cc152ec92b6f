package org.cgmkit.reports.files;

/** A form in which a run is reported. */
public enum Format {
    /** Allure's report as one HTML page. */
    PAGE("the report as a page: open it, send it on; it needs no network"),
    /** The results as JSON. */
    JSON("the results for programs"),
    /** JUnit XML. */
    JUNIT("the results for CI servers"),
    /** Markdown. */
    MARKDOWN("a short summary for comments and job pages"),
    /** The folder with Allure's results. */
    ALLURE("the results for an Allure server");

    private final String description;

    Format(String description) {
        this.description = description;
    }

    /** What it is good for, in a few words. */
    public String description() {
        return description;
    }
}
