/** Runs the recipes for pipelines as far as that goes without their servers. */
@NullMarked
package org.cgmkit.cli.recipes;

import org.jspecify.annotations.NullMarked;
