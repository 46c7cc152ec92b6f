'use strict';

// Allure's five statuses stand for nine outcomes; these words fit both.
allure.api.addTranslation('en', {
    status: {
        failed: 'Fail',
        broken: 'Warn',
        passed: 'Pass',
        skipped: 'Not tried',
        unknown: 'Not found out'
    },
    tab: {
        categories: { name: 'Outcomes' },
        suites: { name: 'Topics' },
        behaviors: { name: 'Requirements' }
    },
    widget: {
        categories: { name: 'Outcomes' },
        suites: { name: 'Topics' },
        behaviors: { name: 'Requirements' }
    },
    testResult: {
        categories: { name: 'Outcome' },
        description: { name: 'Requirement' },
        execution: { name: 'Exchanges' },
        links: { name: 'Where it stands' }
    }
});
