/** The engine behind the containers of a run: Docker or its like, by Testcontainers. The only package that knows it. */
@NullMarked
package org.cgmkit.suites.container.docker;

import org.jspecify.annotations.NullMarked;
