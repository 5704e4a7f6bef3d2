import { CfnParameter, Fn, Stack, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';

/**
 * What the world sees: TLS under our own name, a firewall, and assets kept near the reader. The
 * firewall and the certificate of CloudFront live in us-east-1, so both are handed in; see
 * docs/decisions/0006-edge.md.
 */
export class Edge extends Construct {
  constructor(scope: Construct, api: HttpApi, serviceOrigin: string) {
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
      },
    );
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
