package org.cgmkit.ehr.store;

import org.jdbi.v3.core.Jdbi;

/**
 * What one sandbox keeps, for those who keep more than resources there. Rows name its number, and end with it.
 *
 * @param jdbi the database
 * @param number what its rows are told by
 */
public record DataSet(Jdbi jdbi, long number) {}
