// Compiled by `npm run reference`; do not edit. See docs/decisions/0004 and 0081.

export const localityLines = `edgbaston|Edgbaston|E14000560
erdington|Erdington|E14000561
hall-green|Hall Green|E14000562
hodge-hill|Hodge Hill|E14000563
ladywood|Ladywood|E14000564
northfield|Northfield|E14000565
perry-barr|Perry Barr|E14000566
selly-oak|Selly Oak|E14000567
sutton-coldfield|Sutton Coldfield|E14000985
yardley|Yardley|E14000568`;
export const wardLines = `E05011118|Acocks Green|yardley:1
E05011119|Allens Cross|northfield:1
E05011120|Alum Rock|hodge-hill:1
E05011121|Aston|ladywood:0.761|perry-barr:0.239
E05011122|Balsall Heath West|hall-green:0.882|edgbaston:0.118
E05011123|Bartley Green|edgbaston:1
E05011124|Billesley|selly-oak:0.922|hall-green:0.078
E05011125|Birchfield|perry-barr:1
E05011126|Bordesley & Highgate|ladywood:0.984|hodge-hill:0.016
E05011127|Bordesley Green|ladywood:0.779|hodge-hill:0.198|yardley:0.023
E05011128|Bournbrook & Selly Park|selly-oak:1
E05011129|Bournville & Cotteridge|selly-oak:0.968|northfield:0.032
E05011130|Brandwood & King's Heath|selly-oak:0.601|hall-green:0.399
E05011131|Bromford & Hodge Hill|hodge-hill:1
E05011132|Castle Vale|erdington:1
E05011133|Druids Heath & Monyhull|selly-oak:1
E05011134|Edgbaston|edgbaston:1
E05011135|Erdington|erdington:1
E05011136|Frankley Great Park|northfield:1
E05011137|Garretts Green|yardley:1
E05011138|Glebe Farm & Tile Cross|hodge-hill:0.788|yardley:0.212
E05011139|Gravelly Hill|erdington:1
E05011140|Hall Green North|hall-green:0.966|yardley:0.034
E05011141|Hall Green South|hall-green:1
E05011142|Handsworth|perry-barr:1
E05011143|Handsworth Wood|perry-barr:1
E05011144|Harborne|edgbaston:1
E05011145|Heartlands|hodge-hill:1
E05011146|Highter's Heath|selly-oak:1
E05011147|Holyhead|perry-barr:0.539|ladywood:0.461
E05011148|King's Norton North|northfield:0.992|selly-oak:0.008
E05011149|King's Norton South|northfield:1
E05011150|Kingstanding|erdington:0.689|perry-barr:0.311
E05011151|Ladywood|ladywood:1
E05011152|Longbridge & West Heath|northfield:1
E05011153|Lozells|perry-barr:0.812|ladywood:0.188
E05011154|Moseley|hall-green:1
E05011155|Nechells|ladywood:1
E05011156|Newtown|ladywood:1
E05011157|North Edgbaston|ladywood:0.564|edgbaston:0.436
E05011158|Northfield|northfield:1
E05011159|Oscott|perry-barr:1
E05011160|Perry Barr|perry-barr:1
E05011161|Perry Common|erdington:1
E05011162|Pype Hayes|erdington:1
E05011163|Quinton|edgbaston:1
E05011164|Rubery & Rednal|northfield:1
E05011165|Shard End|hodge-hill:1
E05011166|Sheldon|yardley:1
E05011167|Small Heath|hodge-hill:0.826|yardley:0.174
E05011168|Soho & Jewellery Quarter|ladywood:1
E05011169|South Yardley|yardley:1
E05011170|Sparkbrook & Balsall Heath East|hall-green:0.885|yardley:0.115
E05011171|Sparkhill|hall-green:1
E05011172|Stirchley|selly-oak:0.995|hall-green:0.005
E05011173|Stockland Green|erdington:1
E05011174|Sutton Four Oaks|sutton-coldfield:1
E05011175|Sutton Mere Green|sutton-coldfield:1
E05011176|Sutton Reddicap|sutton-coldfield:1
E05011177|Sutton Roughley|sutton-coldfield:1
E05011178|Sutton Trinity|sutton-coldfield:1
E05011179|Sutton Vesey|sutton-coldfield:1
E05011180|Sutton Walmley & Minworth|sutton-coldfield:1
E05011181|Sutton Wylde Green|sutton-coldfield:1
E05011182|Tyseley & Hay Mills|yardley:0.939|hall-green:0.061
E05011183|Ward End|hodge-hill:1
E05011184|Weoley & Selly Oak|northfield:0.711|selly-oak:0.184|edgbaston:0.105
E05011185|Yardley East|yardley:1
E05011186|Yardley West & Stechford|yardley:1`;
export const councilLines = `E07000134|North West Leicestershire
E07000194|Lichfield
E07000199|Tamworth
E07000218|North Warwickshire
E07000221|Stratford-on-Avon
E07000222|Warwick
E07000234|Bromsgrove
E07000236|Redditch
E07000238|Wychavon
E08000027|Dudley
E08000028|Sandwell
E08000029|Solihull
E08000030|Walsall`;
