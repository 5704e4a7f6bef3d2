import { CfnParameter, Fn, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as CloudFrontFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';

import { edgeProofHeader, viewerAddressHeader } from '#shared/web/network.ts';

import type { Foundations } from './foundations.ts';

/**
 * The API sees the address of CloudFront. CloudFront's own header of the viewer's address can only be had
 * by naming every header that is let through, or with the viewer's `Host`, which an API refuses; so a
 * function at the edge writes it, over whatever the viewer wrote there.
 */
const viewerAddressCode = `function handler(event) {
  var request = event.request;
  request.headers['${viewerAddressHeader}'] = { value: event.viewer.ip };
  return request;
}`;

/**
 * What the world sees: TLS under our own name, a firewall, and assets kept near the reader. The
 * firewall and the certificate of CloudFront live in us-east-1, so both are handed in; see
 * docs/decisions/0006-edge.md.
 */
export class Edge extends Construct {
  constructor(
    scope: Construct,
    { api, records }: Pick<Foundations, 'api' | 'records'>,
    serviceOrigin: string,
  ) {
    super(scope, 'edge');
    const webAcl = new CfnParameter(scope, 'EdgeWebAclArn', {
      description: 'The web ACL of the edge firewall stack, in us-east-1',
      allowedPattern: '^arn:aws:wafv2:us-east-1:\\d{12}:global/webacl/.+$',
    });
    const certificate = new CfnParameter(scope, 'EdgeCertificateArn', {
      description: "The certificate of the service's name, in us-east-1",
      allowedPattern: '^arn:aws:acm:us-east-1:\\d{12}:certificate/.+$',
    });
    const origin = new HttpOrigin(
      `${api.apiId}.execute-api.${Stack.of(this).region}.amazonaws.com`,
      {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        // CloudFront puts it over whatever a viewer sent by that name. The template holds a reference only.
        customHeaders: { [edgeProofHeader]: records.edgeKey.secretValue.unsafeUnwrap() },
      },
    );
    const sayWhoAsks = new CloudFrontFunction(this, 'say-who-asks', {
      comment: 'Puts the address of the viewer where functions read it',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(viewerAddressCode),
    });
    const behind = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    const distribution = new Distribution(this, 'distribution', {
      comment: Stack.of(this).stackName,
      certificate: Certificate.fromCertificateArn(this, 'certificate', certificate.valueAsString),
      // The third part of `https://name`: one parameter, so that the name and the origin that
      // functions check cannot differ.
      domainNames: [Fn.select(2, Fn.split('/', serviceOrigin))],
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      webAclId: webAcl.valueAsString,
      defaultBehavior: {
        ...behind,
        functionAssociations: [
          { function: sayWhoAsks, eventType: FunctionEventType.VIEWER_REQUEST },
        ],
        allowedMethods: AllowedMethods.ALLOW_ALL,
        // Every page is somebody's own. What must not be kept must not be kept here either.
        cachePolicy: CachePolicy.CACHING_DISABLED,
      },
      additionalBehaviors: {
        '/assets/*': { ...behind, cachePolicy: CachePolicy.CACHING_OPTIMIZED },
      },
    });
    Validations.of(distribution).acknowledge(
      {
        id: 'AwsSolutions-CFR1',
        reason:
          'A family may be away, or behind a provider that seems to be abroad; where somebody is says nothing about need.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason:
          'The API logs every request without the address it came from. A second log with addresses would be one more place where a family in hiding can be found.',
      },
    );
  }
}
