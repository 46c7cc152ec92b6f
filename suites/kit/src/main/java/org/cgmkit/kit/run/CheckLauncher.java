package org.cgmkit.kit.run;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.kit.check.CheckRun;
import org.cgmkit.kit.check.CheckedRequirement;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Finds the checks of a package and runs them on the JUnit Platform, untouched by what else lies on the class path. Checks of
 * requirements that only other versions of the specification have are left out.
 */
public final class CheckLauncher {
    private final Catalogue catalogue;
    private final String packageName;
    private final Predicate<String> selected;
    private final RunOrder order;

    /**
     * A launcher of the checks in that package and those below it.
     *
     * @param catalogue the requirements that the checks are ordered by
     * @param packageName where the {@code …Checks} classes are
     * @param selected which requirements, by id, are to be checked
     * @param order in which order, and how many at a time
     */
    public CheckLauncher(Catalogue catalogue, String packageName, Predicate<String> selected, RunOrder order) {
        this.catalogue = catalogue;
        this.packageName = packageName;
        this.selected = selected;
        this.order = order;
    }

    /** The checks, in the order in which they run. */
    public List<CheckMethod> checks() {
        try (LauncherSession session = open()) {
            return checks(session.getLauncher().discover(request()));
        }
    }

    /** Runs the checks; the listener is told of each. */
    void execute(CheckRun run, TestExecutionListener listener) {
        try (LauncherSession session = open()) {
            session.getStore().put(Namespace.create(CheckRun.class), CheckRun.class, run);
            session.getLauncher()
                    .execute(LauncherExecutionRequestBuilder.request(request())
                            .listeners(listener)
                            .build());
        }
    }

    static List<CheckMethod> checks(TestPlan plan) {
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .flatMap(node -> CheckMethod.of(node).stream())
                .toList();
    }

    /** Nothing is registered by itself: a listener of a user's own build must not meddle with a run. */
    private static LauncherSession open() {
        return LauncherFactory.openSession(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
    }

    private LauncherDiscoveryRequest request() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(packageName))
                .filters(includeClassNamePatterns(".*Checks"))
                .filters((PostDiscoveryFilter) this::include)
                .enableImplicitConfigurationParameters(false)
                .configurationParameter(CatalogueOrder.IDS, ids())
                .configurationParameters(order.parameters())
                .build();
    }

    private String ids() {
        return catalogue.requirements().stream().map(Requirement::id).collect(Collectors.joining(" "));
    }

    private FilterResult include(TestDescriptor descriptor) {
        boolean included = descriptor
                .getSource()
                .filter(MethodSource.class::isInstance)
                .flatMap(source -> CheckedRequirement.by(((MethodSource) source).getJavaMethod()))
                .map(checked -> selected.test(checked.requirement()) && !catalogue.isOfOthers(checked.requirement()))
                .orElse(true);
        return FilterResult.includedIf(included);
    }
}
