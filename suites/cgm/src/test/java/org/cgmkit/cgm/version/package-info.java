/** Systems built for one version of the guide under the suites of each version. */
@NullMarked
package org.cgmkit.cgm.version;

import org.jspecify.annotations.NullMarked;
