@NullMarked
package org.cgmkit.cli.host;

import org.jspecify.annotations.NullMarked;
