import { describe, expect, it } from 'vitest';
import { named, ofType, resourcesOf, synthesized, type Resources } from './synthesized.ts';

const resources = resourcesOf(synthesized('production'));

/** Every route with the function that answers it. */
function routesOf(template: Resources): string[] {
  return ofType(template, 'AWS::ApiGatewayV2::Route')
    .map(([, { Properties }]) => {
      const { 'Fn::Join': joined } = Properties['Target'] as { 'Fn::Join': [string, unknown[]] };
      const integration = template[named(joined[1][1])];
      return `${String(Properties['RouteKey'])} → ${named(integration?.Properties['IntegrationUri'])}`;
    })
    .sort();
}

describe('the front door', () => {
  it('leads each path to one function', () => {
    expect(routesOf(resources)).toEqual([
      'ANY /api/v1/{proxy+} → PartnerApi',
      'ANY /apply → ApplyPages',
      'ANY /apply/{proxy+} → ApplyPages',
      'ANY /connect → ApplyPages',
      'ANY /connect/{proxy+} → ApplyPages',
      'ANY /grants → GroupPages',
      'ANY /grants/{proxy+} → GroupPages',
      'ANY /locality → LocalityPages',
      'ANY /locality/{proxy+} → LocalityPages',
      'ANY /mend/{proxy+} → ApplyPages',
      'ANY /partners → PartnerPages',
      'ANY /partners/{proxy+} → PartnerPages',
      'ANY /staff → CaseworkPages',
      'ANY /staff/bank → FinancePages',
      'ANY /staff/bank/{proxy+} → FinancePages',
      'ANY /staff/budget → FinancePages',
      'ANY /staff/budget/{proxy+} → FinancePages',
      'ANY /staff/cases → CaseworkPages',
      'ANY /staff/cases/{proxy+} → CaseworkPages',
      'ANY /staff/feedback → CaseworkPages',
      'ANY /staff/grants → CaseworkPages',
      'ANY /staff/grants/{proxy+} → CaseworkPages',
      'ANY /staff/holds → FinancePages',
      'ANY /staff/holds/{proxy+} → FinancePages',
      'ANY /staff/languages → CaseworkPages',
      'ANY /staff/messages → CaseworkPages',
      'ANY /staff/parked → CaseworkPages',
      'ANY /staff/parked/{proxy+} → CaseworkPages',
      'ANY /staff/partners → CaseworkPages',
      'ANY /staff/partners/{proxy+} → CaseworkPages',
      'ANY /staff/payment-runs → FinancePages',
      'ANY /staff/payment-runs/{proxy+} → FinancePages',
      'ANY /staff/programmes → FinancePages',
      'ANY /staff/programmes/{proxy+} → FinancePages',
      'ANY /staff/returns → FinancePages',
      'ANY /staff/returns/{proxy+} → FinancePages',
      'ANY /staff/search → CaseworkPages',
      'ANY /staff/searches → CaseworkPages',
      'ANY /staff/sign-in → StaffSignIn',
      'ANY /staff/sign-in/callback → StaffSignIn',
      'ANY /staff/sign-out → StaffSignIn',
      'ANY /staff/stops → FinancePages',
      'ANY /staff/stops/{proxy+} → FinancePages',
      'ANY /staff/tasks → CaseworkPages',
      'ANY /staff/tasks/{proxy+} → CaseworkPages',
      'ANY /staff/telephone → CaseworkPages',
      'ANY /status → ApplyPages',
      'ANY /status/{proxy+} → ApplyPages',
      'GET / → ApplyPages',
      'GET /accessibility → ApplyPages',
      'GET /api/openapi.json → PartnerApi',
      'GET /assets/{proxy+} → ApplyPages',
      'GET /cookies → ApplyPages',
      'GET /leave → ApplyPages',
      'GET /privacy → ApplyPages',
      'GET /robots.txt → ApplyPages',
      'GET /staff/policy → FinancePages',
      'POST /messages/receipts → ReceiveMessageReceipt',
      'POST /rails/bacs/reports → ReceiveRailReport',
      'POST /rails/cash-out/reports → ReceiveRailReport',
      'POST /rails/faster-payments/reports → ReceiveRailReport',
      'POST /rails/fuel-voucher/reports → ReceiveRailReport',
      'POST /rails/supermarket-voucher/reports → ReceiveRailReport',
    ]);
  });

  it('is the same on a desk as in production', () => {
    expect(routesOf(resourcesOf(synthesized('local')))).toEqual(routesOf(resources));
  });

  it('answers before API Gateway gives up', () => {
    for (const [id, { Properties }] of ofType(resources, 'AWS::ApiGatewayV2::Integration')) {
      const site = resources[named(Properties['IntegrationUri'])];
      expect(site?.Properties['Timeout'], id).toBeLessThan(30);
    }
  });

  it('is throttled, and logs what was asked without saying by whom', () => {
    const [[, stage] = []] = ofType(resources, 'AWS::ApiGatewayV2::Stage');
    expect(stage?.Properties['DefaultRouteSettings']).toEqual({
      ThrottlingBurstLimit: 1000,
      ThrottlingRateLimit: 500,
    });
    const { Format } = stage?.Properties['AccessLogSettings'] as { Format: string };
    expect(JSON.parse(Format)).toMatchObject({ route: '$context.routeKey' });
    expect(Format).not.toMatch(/identity|path|authorizer|domainName/i);
  });

  it('has an alarm when pages answer with errors of ours', () => {
    const alarms = ofType(resources, 'AWS::CloudWatch::Alarm').map(([, alarm]) => alarm.Properties);
    const alarm = alarms.find(({ MetricName }) => MetricName === '5xx');
    expect(alarm?.['AlarmDescription']).toContain('see an error page');
  });
});

describe('the edge', () => {
  const [[, distribution] = []] = ofType(resources, 'AWS::CloudFront::Distribution');
  const config = distribution?.Properties['DistributionConfig'];

  it('speaks TLS 1.2 under our own name, behind the firewall', () => {
    expect(config).toMatchObject({
      Aliases: [{ 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'ServiceOrigin' }] }] }],
      ViewerCertificate: {
        AcmCertificateArn: { Ref: 'EdgeCertificateArn' },
        MinimumProtocolVersion: 'TLSv1.2_2021',
      },
      WebACLId: { Ref: 'EdgeWebAclArn' },
    });
  });

  it('keeps assets and never a page', () => {
    const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
    const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
    expect(config).toMatchObject({
      DefaultCacheBehavior: { CachePolicyId: cachingDisabled },
      CacheBehaviors: [{ PathPattern: '/assets/*', CachePolicyId: cachingOptimized }],
    });
  });

  it('says where a page was asked from, over whatever the viewer said, and proves to be the edge', async () => {
    const [[, code] = []] = ofType(resources, 'AWS::CloudFront::Function');
    const { handler } = (await import(
      `data:text/javascript,${encodeURIComponent(`${String(code?.Properties['FunctionCode'])}\nexport { handler };`)}`
    )) as { handler: (event: object) => { headers: Record<string, { value: string }> } };
    const spoofed = { 'od-viewer-address': { value: '10.0.0.1' } };
    const sent = handler({
      viewer: { ip: '81.2.69.142' },
      request: { headers: { ...spoofed, accept: { value: 'text/html' } } },
    });
    expect(sent.headers).toEqual({
      'od-viewer-address': { value: '81.2.69.142' },
      accept: { value: 'text/html' },
    });
    expect(config).toMatchObject({
      DefaultCacheBehavior: { FunctionAssociations: [{ EventType: 'viewer-request' }] },
      Origins: [
        {
          OriginCustomHeaders: [
            {
              HeaderName: 'od-edge-proof',
              HeaderValue: {
                'Fn::Join': [
                  '',
                  ['{{resolve:secretsmanager:', { Ref: 'EdgeKey' }, ':SecretString:::}}'],
                ],
              },
            },
          ],
        },
      ],
    });
  });

  it('is not there on a desk', () => {
    const local = resourcesOf(synthesized('local'));
    expect(ofType(local, 'AWS::CloudFront::Distribution')).toEqual([]);
  });
});
