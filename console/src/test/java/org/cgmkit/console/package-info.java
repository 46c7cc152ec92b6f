@NullMarked
package org.cgmkit.console;

import org.jspecify.annotations.NullMarked;
