/** Allure's result files, and its report as one HTML page. */
@NullMarked
package org.cgmkit.reports.allure;

import org.jspecify.annotations.NullMarked;
